export { ARCHIPELAGO_BOX, archipelagoParts, archipelagos, type ArchipelagoWords } from './archipelagos.ts';
export { type Cluster, clusterPoints } from './cluster-points.ts';
export { mercatorLatitude, mercatorY } from './mercator.ts';
export { zoneHatch, zoneInk, type ZoneLook, type ZoneLookName, zoneLooks, zoneOrder } from './zone-looks.ts';
export { type LayerName, layerNames, layerSigns } from './layer-signs.ts';
export { extent, mainRing, type PlanePoint, type PlaneRing, ringArea, ringCentre } from './planar.ts';
