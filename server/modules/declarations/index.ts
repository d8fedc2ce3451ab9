/** The door of declarations: the rule that judges them, for gates and screens that explain it. */
export type { DeclarationDoors, DeclarationOptions } from './doors.ts';
export { type DeclarationRule, declarationRules, ruleOn } from './rules/declaration-rules.ts';
export { type DeclarationSummary, declarationsByCodes } from './store/list-declarations.ts';
export { type DeclaredVehicle, declaredVehiclesOf, vehicleOfDeclaration } from './usecases/find-by-plate.ts';
export { newestDeclaration } from './store/newest-declaration.ts';
export { type DeclaredBySms, declareBySms } from './usecases/declare-by-sms.ts';
export { formsFrom } from './usecases/show-forms.ts';
