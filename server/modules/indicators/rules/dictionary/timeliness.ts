import type { timelinessCodes } from '../../../../../contract/indicators.ts';
import { type Entry, wilsonOf } from './entry.ts';

const source = wilsonOf(
  'Resolve to Save Lives, cẩm nang truy vết; BMC Public Health 2022, s12889-022-13695-8',
  'Resolve to Save Lives, contact-tracing playbook; BMC Public Health 2022, s12889-022-13695-8',
);
const entry = (vi: string, en: string): Entry => ({ vi, en, source });

export const timelinessEntries: { readonly [code in (typeof timelinessCodes)[number]]: Entry } = {
  'reported-24h': entry(
    'Ca báo cáo trong ngày lấy mẫu hoặc ngày hôm sau / ca có ngày lấy mẫu không sau ngày báo cáo. Hồ sơ chỉ ghi ngày, nên 24 giờ được hiểu là hết ngày hôm sau.',
    'Cases reported on the day of the sample or the next / cases with a sample not after the report. Only dates are kept, so 24 hours means the end of the next day.',
  ),
  'isolated-24h': entry(
    'Ca được cách ly muộn nhất hết ngày sau ngày báo cáo (kể cả đã cách ly từ trước) / tổng số ca.',
    'Cases isolated by the end of the day after the report (before it too) / all cases.',
  ),
  'interviewed-isolated-24h': entry(
    'Ca vừa được điều tra vừa được cách ly muộn nhất hết ngày sau ngày báo cáo / tổng số ca.',
    'Cases both interviewed and isolated by the end of the day after the report / all cases.',
  ),
  'contacts-notified-24h': entry(
    'F1 liên hệ được bằng cuộc gọi lần đầu hoặc lần theo dõi trong 24 giờ từ khi được kể tên (hoặc từ khi xác nhận) / F1 được kể tên hoặc xác nhận trong kỳ.',
    'F1 reached by the first call or a follow-up within 24 hours of being named (or confirmed) / F1 named or confirmed in the period.',
  ),
  'contacts-quarantined-24h': entry(
    'F1 có quyết định cách ly bắt đầu trong 24 giờ từ khi được kể tên (hoặc từ khi xác nhận) / F1 được kể tên hoặc xác nhận trong kỳ.',
    'F1 whose order begins within 24 hours of being named (or confirmed) / F1 named or confirmed in the period.',
  ),
  'contacts-notified-quarantined-24h': entry(
    'F1 vừa liên hệ được vừa có quyết định cách ly trong 24 giờ / F1 được kể tên hoặc xác nhận trong kỳ.',
    'F1 both reached and under an order within 24 hours / F1 named or confirmed in the period.',
  ),
  'symptomatic-evaluated-24h': entry(
    'F1 có triệu chứng lần đầu trong kỳ mà được lập ca bệnh (hết ngày hôm sau) hoặc có yêu cầu xét nghiệm hay được lấy mẫu (24 giờ) / F1 có triệu chứng lần đầu trong kỳ.',
    'F1 first seen ill in the period for whom a case was opened (by the next day) or a test ordered or a sample taken (24 hours) / F1 first seen ill in the period.',
  ),
  'no-contact-named': entry(
    'Ca báo cáo trong kỳ chưa có người tiếp xúc nào được kể tên hoặc xác nhận / tổng số ca. Thấp hơn là tốt.',
    'Cases of the period without a named or confirmed contact / all cases. Lower is better.',
  ),
  'contacts-reached': entry(
    'F1 đã liên hệ được ít nhất một lần, gồm cả cuộc gọi lần đầu / F1 được kể tên hoặc xác nhận trong kỳ.',
    'F1 reached at least once, the first call included / F1 named or confirmed in the period.',
  ),
  'monitored-daily': entry(
    'Số lượt F1 liên hệ được trong ngày / số lượt F1 đang trong thời gian theo dõi, cộng 7 ngày trọn vẹn cuối kỳ.',
    'F1 reached on the day / F1 under follow-up on the day, summed over the last 7 whole days of the period.',
  ),
  'known-contacts': entry(
    'Ca báo cáo trong kỳ đã được xác nhận là người tiếp xúc không muộn hơn ngày báo cáo / tổng số ca.',
    'Cases of the period confirmed as contacts by the day of report / all cases.',
  ),
  'known-in-quarantine': entry(
    'Ca báo cáo trong kỳ đã là người tiếp xúc và có quyết định cách ly không muộn hơn ngày báo cáo / tổng số ca.',
    'Cases of the period that were known contacts under an order by the day of report / all cases.',
  ),
  unlinked: entry(
    'Ca không có ca nguồn, không có liên kết lây và không phải người tiếp xúc đã biết / tổng số ca. Thấp hơn là tốt.',
    'Cases with no source case, no link of infection and not known as contacts / all cases. Lower is better.',
  ),
  'quarantine-finished': entry(
    'Quyết định cách ly được thực hiện đến ngày kết thúc / quyết định cách ly có ngày kết thúc trong kỳ, không tính quyết định đã hủy.',
    'Quarantine orders kept to their end / orders that were to end in the period, without cancelled ones.',
  ),
};
