using System.Globalization;
using System.Security.Cryptography;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Catalog.Csv;
using DeviceStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Device, LeadToCash.Customers.DeviceCommand, LeadToCash.Customers.DeviceEvent>;

namespace LeadToCash.Customers;

/// <summary>
/// Sets devices as a file says: one row a device, whoever had it before. All rows are checked before anything is written; a run that dies is completed by
/// sending the file again, and a file that was carried out changes nothing.
/// </summary>
public sealed class DeviceImport(DeviceStore devices, ProductCatalog catalog)
{
    private const int MaximumRows = 10_000;
    private static readonly string[] Columns = ["customer", "sku", "serial", "installedOn"];

    /// <summary>Carries a file out, or says what is wrong in it.</summary>
    internal async Task<(ImportedDevices? Result, IReadOnlyList<CsvError> Errors)> RunAsync(byte[] file, string actor, CancellationToken cancellationToken)
    {
        using MemoryStream stream = new(file);
        (IReadOnlyList<CsvRow> rows, List<CsvError> errors) = CsvFile.Read(stream, Columns);
        if (rows.Count > MaximumRows)
        {
            errors.Add(new CsvError(MaximumRows + 2, "", $"A file has at most {MaximumRows} rows."));
        }

        List<(CsvRow Row, RegisterDevice Command)> commands = errors.Count == 0 ? [.. Read(rows)] : [];
        return errors.Count > 0
            ? (null, errors)
            : (await WriteAsync(commands, Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 12)), actor, cancellationToken), []);
    }

    private IEnumerable<(CsvRow Row, RegisterDevice Command)> Read(IReadOnlyList<CsvRow> rows)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (CsvRow row in rows)
        {
            (string customer, string sku, string serial) = (row.Text("customer"), row.Text("sku"), row.Text("serial"));
            Product? product = catalog.FindAny(sku);
            row.Require(customer.Length is > 0 and <= 200 && CaseRows.IsId(CustomerNames.IdOf(customer)), "customer", "Write the customer's id or e-mail address.");
            row.Require(product is { Kind: ProductKind.Physical }, "sku", $"There are no goods '{sku}'.");
            row.Require(SerialNumbers.Is(serial), "serial", $"'{serial}' is no serial number: 1 to 64 letters, digits and -._.");
            row.Require(seen.Add(Device.IdOf(sku, serial)), "serial", $"There is another row for {sku} {serial}.");
            yield return (row, new RegisterDevice(product?.Sku ?? sku, serial, CustomerNames.IdOf(customer), row.Date("installedOn"), null, "import"));
        }
    }

    private async Task<ImportedDevices> WriteAsync(
        List<(CsvRow Row, RegisterDevice Command)> commands, string hash, string actor, CancellationToken cancellationToken)
    {
        int changed = 0;
        foreach ((CsvRow row, RegisterDevice command) in commands)
        {
            string commandId = string.Create(CultureInfo.InvariantCulture, $"import/{hash}/{row.Number}");
            CaseOutcome<Device, DeviceEvent> outcome = await devices.ExecuteAsync(Device.IdOf(command.Sku, command.Serial), commandId, command, actor, cancellationToken);
            changed += outcome is { IsRepeat: false, Events.Count: > 0 } ? 1 : 0;
        }

        return new ImportedDevices(commands.Count, changed);
    }
}

/// <summary>What came of a file.</summary>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Changed">Devices that were changed by it; 0 when it was carried out before.</param>
internal sealed record ImportedDevices(int Rows, int Changed);
