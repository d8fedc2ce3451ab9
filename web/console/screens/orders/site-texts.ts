import { defineTexts } from '../../../shared/texts.ts';

/** Texts of the day of quarantine sites. */
export const siteTexts = defineTexts({
  vi: {
    counts: 'Khu cách ly hôm nay',
    label: 'Khu cách ly trong địa bàn',
    site: 'Khu cách ly',
    view: 'Khu cách ly: phần việc',
    anyView: 'Không lọc theo khu cách ly',
    place: 'Khu cách ly nào',
    anyPlace: 'Mọi khu',
    places: 'Chỗ',
    used: '{n} người',
    usedOf: '{n} người / {capacity} chỗ',
    free: 'còn {n} chỗ',
    full: 'vừa đủ chỗ',
    over: 'quá {n} chỗ',
    noCapacity: 'chưa ghi số chỗ',
    asOf: 'Số liệu đến {time}. Số chỗ theo hồ sơ địa điểm; số người theo quyết định còn hiệu lực.',
    none: 'Địa bàn của bạn chưa có khu cách ly.',
    noneHint: 'Khu hiện ở đây khi có địa điểm loại “Khu cách ly”, hoặc có quyết định đưa người đến.',
  },
  en: {
    counts: 'Quarantine sites today',
    label: 'Quarantine sites of the area',
    site: 'Quarantine site',
    view: 'Quarantine sites: which part',
    anyView: 'Not by quarantine site',
    place: 'Which site',
    anyPlace: 'Every site',
    places: 'Places',
    used: '{n} {n:person|people}',
    usedOf: '{n} {n:person|people} / {capacity} {capacity:place|places}',
    free: '{n} {n:place|places} free',
    full: 'exactly full',
    over: '{n} over capacity',
    noCapacity: 'capacity not on record',
    asOf: 'Data as of {time}. Capacity from the record of the place; people by orders in force.',
    none: 'There is no quarantine site in your area.',
    noneHint:
      'A site shows here once a place of the kind “Quarantine site” exists, or an order sends somebody there.',
  },
});
