import type { placeKinds } from '../places.ts';
import type { Table } from './kit.ts';

/** Kinds of places; by itself for the same reason as the levels of zones. */
export const placeKind: Table<typeof placeKinds> = {
  household: ['Hộ gia đình', 'Household'],
  office: ['Cơ quan, văn phòng', 'Office'],
  factory: ['Nhà máy', 'Factory'],
  school: ['Trường học', 'School'],
  market: ['Chợ', 'Market'],
  shop: ['Cửa hàng', 'Shop'],
  restaurant: ['Quán ăn, nhà hàng', 'Restaurant'],
  'health-facility': ['Cơ sở y tế', 'Health facility'],
  hospital: ['Bệnh viện', 'Hospital'],
  lodging: ['Cơ sở lưu trú', 'Lodging'],
  bus: ['Xe khách, xe buýt', 'Bus or coach'],
  station: ['Bến xe, nhà ga', 'Station'],
  worship: ['Cơ sở thờ tự', 'Place of worship'],
  entertainment: ['Cơ sở giải trí', 'Entertainment venue'],
  checkpoint: ['Chốt kiểm soát dịch', 'Checkpoint'],
  'quarantine-site': ['Khu cách ly', 'Quarantine site'],
  'test-site': ['Điểm xét nghiệm', 'Test site'],
  'vaccination-site': ['Điểm tiêm', 'Vaccination site'],
  other: ['Nơi khác', 'Other place'],
};
