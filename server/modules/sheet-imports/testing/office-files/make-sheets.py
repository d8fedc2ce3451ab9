"""Lists as a clerk makes them, written by LibreOffice Calc: python3 make.py FOLDER (Debian: libreoffice-calc, python3-uno)."""

import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale
from com.sun.star.table import CellRangeAddress, CellAddress

OUT = os.path.abspath(sys.argv[1])
os.makedirs(OUT, exist_ok=True)
PORT = 18783
office = subprocess.Popen(['soffice', '--headless', '--norestore', '-env:UserInstallation=file:///tmp/office-files-profile',
                           f'--accept=socket,host=127.0.0.1,port={PORT};urp;'])
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
for _ in range(120):
    try:
        context = resolver.resolve(f'uno:socket,host=127.0.0.1,port={PORT};urp;StarOffice.ComponentContext')
        break
    except Exception:
        time.sleep(0.5)
desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)


def prop(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def book():
    return desktop.loadComponentFromURL('private:factory/scalc', '_blank', 0, (prop('Hidden', True),))


def fmt(doc, code, lang='vi', country='VN'):
    formats = doc.getNumberFormats()
    locale = Locale(lang, country, '')
    key = formats.queryKey(code, locale, False)
    return key if key != -1 else formats.addNew(code, locale)


def put(sheet, doc, at, value, code=None):
    cell = sheet.getCellRangeByName(at)
    if code == '@':
        cell.NumberFormat = fmt(doc, '@')
        cell.setString(str(value))
    elif isinstance(value, str) and value.startswith('='):
        cell.setFormula(value)
    elif isinstance(value, str):
        cell.setString(value)
    else:
        cell.setValue(float(value))
    if code is not None and code != '@':
        cell.NumberFormat = fmt(doc, code)
    return cell


def serial(y, m, d):
    import datetime
    return (datetime.date(y, m, d) - datetime.date(1899, 12, 30)).days


def merge(sheet, area):
    sheet.getCellRangeByName(area).merge(True)


def note(sheet, col, row, text):
    at = CellAddress()
    at.Sheet, at.Column, at.Row = sheet.RangeAddress.Sheet, col, row
    sheet.Annotations.insertNew(at, text)


def save(doc, name, filter_name, options=None, password=None):
    args = [prop('FilterName', filter_name), prop('Overwrite', True)]
    if password:
        args.append(prop('Password', password))
    if options:
        args.append(prop('FilterOptions', options))
    doc.storeToURL('file://' + os.path.join(OUT, name), tuple(args))


XLSX = 'Calc MS Excel 2007 XML'


def cases():
    doc = book()
    s = doc.Sheets.getByIndex(0)
    s.Name = 'Ca bệnh 14.11'
    put(s, doc, 'A1', 'TRUNG TÂM Y TẾ KHU VỰC ĐỒNG ĐĂNG')
    merge(s, 'A1:D1')
    put(s, doc, 'A2', 'DANH SÁCH CA BỆNH COVID-19 (cập nhật 17h00 ngày 14/11/2026)')
    merge(s, 'A2:L2')
    heads = {'A': 'TT', 'B': 'Họ và tên', 'E': 'Số ĐT', 'F': 'CCCD/\nCMND', 'I': 'Ngày khởi phát', 'J': 'Ngày lấy mẫu', 'K': 'Ngày báo cáo', 'L': 'Ghi chú'}
    for column, title in heads.items():
        put(s, doc, f'{column}4', title)
        merge(s, f'{column}4:{column}5')
    put(s, doc, 'C4', 'Năm sinh')
    merge(s, 'C4:D4')
    put(s, doc, 'C5', 'Nam')
    put(s, doc, 'D5', 'Nữ')
    put(s, doc, 'G4', 'Địa chỉ')
    merge(s, 'G4:H4')
    put(s, doc, 'G5', 'Thôn/Khu phố')
    put(s, doc, 'H5', 'Xã')
    day = serial(2026, 11, 12)
    D = 'DD/MM/YYYY'
    rows = [
        # name, male, female, phone, number, hamlet, commune, onset, sample, report, note
        ('Nguyễn Văn Mẫu', (1980, None), None, (912345701, '0000000000'), (20080001234, '000000000000'), 'Thôn Một', 'Đồng Đăng', (day, D), (day + 1, D), (day + 2, D), None),
        # a year typed into a column of days: shown as 02/06/1905
        ('TRẦN THỊ THỬ', None, (1985, D), (912345702, '0000\\ 000\\ 000'), (20185001234, '0'), 'Thôn Một', 'Đồng Đăng', (day, '[$-42A]DD MMMM YYYY'), (day + 1.354166667, 'DD/MM/YYYY HH:MM'), (day + 2, 'D-MMM-YY'), 'PT "2 lần"'),
        # born on a day, of which the cell shows the year
        ('Lê Văn Ví', (serial(1990, 5, 20), 'YYYY'), None, (912345703, '"0"#########'), ('020090001235', '@'), '"', 'nt', (day, '"ngày "DD" tháng "MM" năm "YYYY'), ('12/11/2026', '@'), (day + 2, 'YYYY-MM-DD'), None),
        ('="Phạm"&" "&"Thị Dụ"', None, ('=2026-36', None), ('0912.345.704', '@'), (20190001236, '0,000'), 'Thôn Hai\n(đầu làng)', 'Đồng Đăng', ('=I6+1', D), ('=J6', D), ('=K6', D), ('=VLOOKUP("x";A6:B7;2;0)', None)),
        ('Hoàng Văn\nXuống Dòng', ('1975', '@'), None, ('912345705', '@'), None, 'Thôn Hai', 'Đồng Đăng', (day, 'DD.MM.YY'), None, (day + 2, 'DD/MM'), 'hàng bị lọc'),
        ('Vi Thị Ẩn', None, (2019.0, '0.00'), (84912345706, '0'), None, 'Thôn Ba', 'Đồng Đăng', (day, 'MM/DD/YYYY'), (day, 'NNNNDD MMMM YYYY'), (day + 2, '[$-409]D-MMM;@'), 'hàng bị ẩn'),
        ('Nông Văn Rộng   ', (1966, '####'), None, ('0912345707 / 0912345708', '@'), ('020066001239', '@'), 'Thôn Ba', 'Đồng Đăng', (day, '[$-101042A]DD/MM/YYYY;@'), (day, 'DDDD, MMMM DD, YYYY'), (day + 2, D), '=TRUE()'),
    ]
    for i, row in enumerate(rows):
        at = 6 + i
        put(s, doc, f'A{at}', 1 if i == 0 else f'=A{at - 1}+1')
        for column, value in zip('BCDEFGHIJKL', row):
            if value is None:
                continue
            if isinstance(value, tuple):
                if value[0] is not None:
                    put(s, doc, f'{column}{at}', value[0], value[1])
            else:
                put(s, doc, f'{column}{at}', value)
    end = 6 + len(rows)
    put(s, doc, f'A{end}', 'Tổng cộng:')
    merge(s, f'A{end}:B{end}')
    put(s, doc, f'C{end}', f'=COUNTA(B6:B{end - 1})')
    put(s, doc, f'H{end + 2}', 'Đồng Đăng, ngày 14 tháng 11 năm 2026')
    put(s, doc, f'H{end + 3}', 'NGƯỜI LẬP BIỂU')
    # Rich text: a part of the name is bold and red.
    cell = s.getCellRangeByName('B6')
    cursor = cell.createTextCursor()
    cursor.gotoStart(False)
    cursor.goRight(6, True)
    cursor.CharWeight = 150.0
    cursor.CharColor = 0xFF0000
    note(s, 1, 7, 'Đã gọi lại lúc 8h, người nhà nghe máy')
    s.Columns.getByIndex(5).IsVisible = False
    s.Rows.getByIndex(9).IsVisible = False
    s.Rows.getByIndex(10).IsVisible = False
    doc.CurrentController.setActiveSheet(s) if doc.CurrentController else None
    if doc.CurrentController:
        doc.CurrentController.freezeAtPosition(2, 5)
    ranges = doc.DatabaseRanges
    a = CellRangeAddress()
    a.Sheet, a.StartColumn, a.StartRow, a.EndColumn, a.EndRow = 0, 0, 4, 11, end - 2
    ranges.addNewByName('loc', a)
    ranges.getByName('loc').AutoFilter = True
    s.Rows.getByIndex(end - 1).IsVisible = True
    # A sheet of choices, hidden, and one with nothing.
    doc.Sheets.insertNewByName('DM xã', 1)
    other = doc.Sheets.getByIndex(1)
    put(other, doc, 'A1', 'Đồng Đăng')
    put(other, doc, 'A2', 'Thất Khê')
    other.IsVisible = False
    doc.Sheets.insertNewByName('Sheet3', 2)
    save(doc, 'cases.xlsx', XLSX)
    save(doc, 'cases.ods', 'calc8')
    save(doc, 'cases.xls', 'MS Excel 97')
    save(doc, 'cases-semicolon.csv', 'Text - txt - csv (StarCalc)', '59,34,76,1,,0,false,true,false')
    save(doc, 'cases-utf16.csv', 'Text - txt - csv (StarCalc)', '9,34,65535,1,,0,false,true,false')
    save(doc, 'cases-1258.csv', 'Text - txt - csv (StarCalc)', '44,34,40,1,,0,false,true,false')
    nd = uno.createUnoStruct('com.sun.star.util.Date')
    nd.Day, nd.Month, nd.Year = 1, 1, 1904
    doc.NullDate = nd
    s = doc.Sheets.getByIndex(0)
    for at in range(6, 13):
        for column in 'CDIJK':
            cell = s.getCellRangeByName(f'{column}{at}')
            if cell.Formula.replace('.', '').isdigit() and cell.Value > 20000:
                cell.setValue(cell.Value - 1462.0)
    save(doc, 'cases-1904.xlsx', XLSX)
    doc.close(True)


def days():
    doc = book()
    s = doc.Sheets.getByIndex(0)
    s.Name = 'Theo dõi'
    put(s, doc, 'A1', 'BẢNG THEO DÕI SỨC KHỎE F1 14 NGÀY')
    merge(s, 'A1:R1')
    put(s, doc, 'A2', 'Từ ngày 10/11/2026')
    for column, title in zip('ABCD', ['STT', 'Họ tên', 'NS', 'SĐT']):
        put(s, doc, f'{column}3', title)
    for i in range(14):
        put(s, doc, f'{chr(69 + i)}3', serial(2026, 11, 10) + i, 'DD/MM')
    people = [('Nông Văn Theo', 1980, 912345711), ('Nông Thị Dõi', 1982, 912345712)]
    for i, (name, year, phone) in enumerate(people):
        put(s, doc, f'A{4 + i}', i + 1)
        put(s, doc, f'B{4 + i}', name)
        put(s, doc, f'C{4 + i}', year)
        put(s, doc, f'D{4 + i}', phone, '0000000000')
        put(s, doc, f'E{4 + i}', 36.6, '0.0" °C"')
        put(s, doc, f'F{4 + i}', '=TRUE()' if i == 0 else 'x')
        put(s, doc, f'G{4 + i}', '√')
        put(s, doc, f'H{4 + i}', '37,2')
    save(doc, 'days.xlsx', XLSX)
    save(doc, 'days.ods', 'calc8')
    save(doc, 'days-password.ods', 'calc8', password='123456')
    doc.close(True)


try:
    cases()
    days()
finally:
    try:
        desktop.terminate()
    except Exception:
        pass
    office.wait(30)
