/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writes xlsxwriter.xlsx, a workbook by somebody else's library: cc make_xlsxwriter.c -lxlsxwriter && ./a.out */
#include <xlsxwriter.h>

int main(void)
{
    lxw_workbook* book = workbook_new("xlsxwriter.xlsx");
    lxw_doc_properties properties = {.created = 1321351200};
    workbook_set_properties(book, &properties);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Action log");
    lxw_format* date = workbook_add_format(book);
    format_set_num_format(date, "dd/mm/yyyy");
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    const char* headings[] = {"Ref", "Action", "Owner", "Due"};
    for (int i = 0; i < 4; ++i)
        worksheet_write_string(sheet, 0, (lxw_col_t)i, headings[i], bold);
    worksheet_write_number(sheet, 1, 0, 14, NULL);
    worksheet_write_string(sheet, 1, 1, "Visit the hostel, \"and\" report <back>", NULL);
    lxw_rich_string_tuple plain = {.string = "Community Safety "};
    lxw_rich_string_tuple strong = {.format = bold, .string = "Manager"};
    lxw_rich_string_tuple* runs[] = {&plain, &strong, NULL};
    worksheet_write_rich_string(sheet, 1, 2, runs, NULL);
    lxw_datetime due = {.year = 2011, .month = 11, .day = 25};
    worksheet_write_datetime(sheet, 1, 3, &due, date);
    worksheet_write_formula_num(sheet, 2, 0, "=A2+1", NULL, 15);
    worksheet_write_string(sheet, 2, 1, "Caf\xc3\xa9 bins \xf0\x9f\x97\x91", NULL);
    lxw_datetime leap = {.year = 2012, .month = 2, .day = 29};
    worksheet_write_datetime(sheet, 2, 3, &leap, date);
    return workbook_close(book);
}
