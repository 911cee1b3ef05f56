using System.Globalization;
using System.Text.RegularExpressions;
using LeadToCash.Catalog;
using LeadToCash.Requests;
using Microsoft.Extensions.Localization;

namespace LeadToCash.FieldService;

/// <summary>Reads a technician's report from what was submitted, and says for each field what is wrong.</summary>
/// <param name="Report">The report; null if something is wrong.</param>
/// <param name="Errors">Sentences by field.</param>
public sealed partial record ReportForm(ServiceReport? Report, IReadOnlyDictionary<string, string[]> Errors)
{
    /// <summary>Rows for parts on the page.</summary>
    public const int PartRows = 3;

    /// <summary>Rows for devices on the page.</summary>
    public const int DeviceRows = 2;

    private const int FindingsLength = 4_000;
    private const int DrawingLength = 30_000;

    /// <summary>Reads and checks.</summary>
    public static ReportForm Of(SubmittedFields fields, ProductCatalog catalog, IStringLocalizer texts)
    {
        FieldErrors errors = new((name, values) => texts[name, values]);
        decimal hours = Hours(fields["hoursWorked"]);
        errors.Require(hours is > 0 and <= 24, "hoursWorked", "HoursWrong");
        errors.Require(fields["findings"].Length is > 0 and <= FindingsLength, "findings", "FindingsMissing");
        PartUsed[] parts = [.. Enumerable.Range(1, PartRows).Where(row => fields[$"part{row}"].Length > 0).Select(row => Part(row)).OfType<PartUsed>()];
        ReportedDevice[] devices = [.. Enumerable.Range(1, DeviceRows).Where(row => fields[$"device{row}"].Length + fields[$"serial{row}"].Length > 0).Select(row => Device(row)).OfType<ReportedDevice>()];
        errors.Require(fields["customerName"].Length is > 0 and <= 200, "customerName", "NameMissing");
        string? drawing = PathData().IsMatch(fields["drawing"]) && fields["drawing"].Length <= DrawingLength ? fields["drawing"] : null;
        bool confirmed = fields.IsTicked("confirmed");
        errors.Require(drawing is not null || confirmed, "signature", "SignatureMissing");
        return new ReportForm(
            !errors.None ? null : new ServiceReport
            {
                HoursWorked = hours,
                Findings = fields["findings"],
                PartsUsed = parts,
                Devices = devices,
                Signature = new CustomerSignature(fields["customerName"], drawing, confirmed),
            },
            errors.ToDictionary());

        PartUsed? Part(int row)
        {
            string quantityField = $"quantity{row}";
            string quantity = fields[quantityField];
            Product? product = catalog.Find(fields[$"part{row}"]);
            errors.Require(product is { Kind: ProductKind.Physical }, $"part{row}", "PartUnknown", fields[$"part{row}"]);
            bool counted = int.TryParse(quantity.Length == 0 ? "1" : quantity, NumberStyles.None, CultureInfo.InvariantCulture, out int pieces) && pieces is >= 1 and <= 999;
            errors.Require(counted, quantityField, "QuantityWrong", fields[$"part{row}"]);
            return product is null ? null : new PartUsed(product.Sku, pieces);
        }

        ReportedDevice? Device(int row)
        {
            string serial = fields[$"serial{row}"];
            Product? product = catalog.FindAny(fields[$"device{row}"]);
            errors.Require(product is { Kind: ProductKind.Physical }, $"device{row}", "PartUnknown", fields[$"device{row}"]);
            errors.Require(SerialNumbers.Is(serial), $"serial{row}", "SerialWrong", serial);
            return product is null ? null : new ReportedDevice(product.Sku, serial.ToUpperInvariant());
        }
    }

    /// <summary>Hours with a point or a comma, rounded up to quarters as they are billed; 0 for anything else.</summary>
    private static decimal Hours(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal hours) && hours <= 24
            ? Math.Ceiling(hours * 4) / 4
            : 0;

    /// <summary>Moves and lines with whole coordinates, as the page's script writes them; nothing else gets into our pages.</summary>
    [GeneratedRegex(@"\A(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PathData();
}

/// <summary>The fields of a report as they are submitted, for the API document.</summary>
/// <param name="HoursWorked">More than 0 and at most 24.</param>
/// <param name="Findings">What was found and done.</param>
/// <param name="CustomerName">Who signs.</param>
/// <param name="Confirmed">The customer confirms; needed without a drawing.</param>
/// <param name="Drawing">Path data of the drawn signature in a box of 600 × 200; needed without a confirmation.</param>
/// <param name="Part1">Item number of the first part used; part2 and part3 likewise.</param>
/// <param name="Quantity1">Pieces of it; 1 if left out.</param>
/// <param name="Device1">Item number of the first device found or installed; device2 likewise.</param>
/// <param name="Serial1">Its serial number.</param>
internal sealed record ReportFields(
    decimal HoursWorked, string Findings, string CustomerName, bool? Confirmed, string? Drawing, string? Part1, int? Quantity1,
    string? Part2, int? Quantity2, string? Part3, int? Quantity3,
    string? Device1, string? Serial1, string? Device2, string? Serial2);
