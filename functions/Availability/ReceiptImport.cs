using System.Globalization;
using System.Security.Cryptography;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Catalog.Csv;
using StockOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.Availability.StockItem, LeadToCash.Availability.StockEvent>;

namespace LeadToCash.Availability;

/// <summary>
/// Sets receipts as a file says: one row a receipt, <c>quantity</c> all that is ordered, 0 if nothing more comes; receipts that the file does not name
/// stay. The whole file is decided before anything is written, so that a wrong row changes nothing; a run that dies while writing is completed by sending
/// the file again, and a file that was carried out changes nothing.
/// </summary>
public sealed class ReceiptImport(StockBook book, StockedItems items, StockRules rules, TimeProvider time)
{
    private const int MaximumRows = 10_000;
    private static readonly string[] Columns = ["sku", "warehouse", "reference", "quantity", "date"];

    /// <summary>Carries a file out, or says what is wrong in it.</summary>
    internal async Task<(ImportedReceipts? Result, IReadOnlyList<CsvError> Errors)> RunAsync(byte[] file, string actor, CancellationToken cancellationToken)
    {
        using MemoryStream stream = new(file);
        (IReadOnlyList<CsvRow> rows, List<CsvError> errors) = CsvFile.Read(stream, Columns);
        List<PlannedRow> planned = errors.Count == 0 ? Read(rows, errors) : [];
        if (errors.Count == 0)
        {
            await DecideAsync(planned, errors, cancellationToken);
        }

        return errors.Count > 0 ? (null, errors) : (await WriteAsync(planned, Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 12)), actor, cancellationToken), []);
    }

    private List<PlannedRow> Read(IReadOnlyList<CsvRow> rows, List<CsvError> errors)
    {
        if (rows.Count > MaximumRows)
        {
            errors.Add(new CsvError(MaximumRows + 2, "", $"A file has at most {MaximumRows} rows."));
            return [];
        }

        HashSet<(string, string, string)> seen = [];
        List<PlannedRow> planned = [];
        foreach (CsvRow row in rows)
        {
            Product? product = items.Find(row.Text("sku"));
            Warehouse? warehouse = rules.Warehouse(row.Text("warehouse"));
            string reference = row.Text("reference");
            decimal? quantity = row.Decimal("quantity");
            DateOnly date = row.RequiredDate("date");
            row.Require(product is not null, "sku", $"There are no goods '{row.Text("sku")}'.");
            row.Require(warehouse is not null, "warehouse", $"There is no warehouse '{row.Text("warehouse")}'.");
            row.Require(reference.Length is > 0 and <= 200, "reference", "There must be a reference of at most 200 characters.");
            row.Require(quantity == 0 || (quantity is { } number && StockQuery.IsQuantity(number)), "quantity", "Write 0 or a number above 0 with at most three digits after the point.");
            if (product is not null && warehouse is not null)
            {
                row.Require(seen.Add((product.Sku, warehouse.Code, reference)), "reference", $"There is another row for receipt {reference} of {product.Sku}.");
                planned.Add(new PlannedRow(row, product.Sku, warehouse.Code, reference, quantity ?? 0, date));
            }
        }

        return planned;
    }

    /// <summary>Decides every row on the stock as it is, without writing.</summary>
    private async Task DecideAsync(List<PlannedRow> rows, List<CsvError> errors, CancellationToken cancellationToken)
    {
        foreach (IGrouping<(string Sku, string Warehouse), PlannedRow> group in rows.GroupBy(row => (row.Sku, row.Warehouse)))
        {
            StockShelf shelf = (await book.ReadAsync(group.Key.Sku, group.Key.Warehouse, null, cancellationToken))[0];
            StockItem? item = shelf.File?.State;
            foreach (PlannedRow row in group)
            {
                Decision<StockEvent> decision = StockItem.Decide(item, row.Command(shelf.Terms), time.GetUtcNow());
                if (decision.Refusal is { } refusal && !IsGone(row, refusal))
                {
                    errors.Add(new CsvError(row.Row.Number, "reference", refusal.Reason));
                }

                item = decision.Events.Aggregate(item, StockItem.Apply);
            }
        }
    }

    private async Task<ImportedReceipts> WriteAsync(List<PlannedRow> rows, string hash, string actor, CancellationToken cancellationToken)
    {
        int changed = 0;
        List<ChangedPromise> broken = [];
        foreach (PlannedRow row in rows)
        {
            string commandId = string.Create(CultureInfo.InvariantCulture, $"import/{hash}/{row.Row.Number}");
            StockOutcome outcome = await book.ExecuteAsync(commandId, row.Command(book.TermsOf(row.Sku, row.Warehouse)), actor, cancellationToken);
            if (outcome.Refusal is { } refusal && !IsGone(row, refusal))
            {
                throw new InvalidOperationException($"The stock changed while the file was imported: {refusal.Reason} Send it again."); // as after a crash
            }

            changed += !outcome.IsRepeat && outcome.Events.Count > 0 ? 1 : 0;
            broken.AddRange(outcome.Events.OfType<PromisesBroken>().SelectMany(one => one.Changes).Select(ChangedPromise.Of));
        }

        return new ImportedReceipts(rows.Count, changed, broken);
    }

    /// <summary>A receipt that ended long ago is no longer known; ending it once more is right.</summary>
    private static bool IsGone(PlannedRow row, Refusal refusal) => row.Quantity == 0 && refusal.Code is "receipt-unknown";

    private sealed record PlannedRow(CsvRow Row, string Sku, string Warehouse, string Reference, decimal Quantity, DateOnly Date)
    {
        public StockCommand Command(StockTerms terms) => Quantity == 0
            ? new StockCommand.CancelReceipt(Reference, terms)
            : new StockCommand.PlanReceipt(Reference, Quantity, Date, terms);
    }
}

/// <summary>What came of a file.</summary>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Changed">Receipts that were changed by it; 0 when it was carried out before.</param>
/// <param name="Broken">Promises that can't be kept, now or when the file was carried out; sales gets a task for each owner.</param>
internal sealed record ImportedReceipts(int Rows, int Changed, IReadOnlyList<ChangedPromise> Broken);
