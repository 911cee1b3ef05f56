using LeadToCash.Catalog;
using LeadToCash.Catalog.Csv;
using LeadToCash.Customers;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.Proposals;

/// <summary>
/// Takes over the history of a former system. A file with an error changes nothing. An order or deal counts once, however often it is in files; a later file
/// corrects it. A run that dies is completed by sending the file again.
/// </summary>
public sealed class HistoryImport(BasketCounts baskets, DealCounts deals, NumberIndex numbers, Catalogues catalogues, TimeProvider time)
{
    private const int MaximumRows = 20_000;
    private const int LongestName = 100;
    private static readonly string[] OrderColumns = ["order", "sku", "amount"];
    private static readonly string[] DealColumns = ["deal", "date", "customer", "customerGroup", "sku", "quantity", "list", "realised", "outcome"];

    /// <summary>Counts orders: one row a line, <c>amount</c> its net, by which the items of a very large order are chosen. Orders that are ours by number are left out.</summary>
    internal async Task<(ImportedHistory? Result, IReadOnlyList<CsvError> Errors)> OrdersAsync(byte[] file, CancellationToken cancellationToken)
    {
        (IReadOnlyList<CsvRow> rows, List<CsvError> errors) = Read(file, OrderColumns);
        foreach (CsvRow row in rows)
        {
            RequireName(row, "order");
            RequireSku(row);
            row.Require(row.Decimal("amount") is null or >= 0, "amount", "An amount is 0 or more; leave returns out.");
        }

        if (errors.Count > 0)
        {
            return (null, errors);
        }

        List<KeyValuePair<string, IReadOnlyList<(string Sku, decimal Amount)>>> orders = [];
        int known = 0;
        foreach (IGrouping<string, CsvRow> order in rows.GroupBy(row => row.Text("order"), StringComparer.OrdinalIgnoreCase))
        {
            if (await numbers.FindAsync(order.Key, cancellationToken) is null)
            {
                orders.Add(new(OwnerOf(order.Key), [.. order.Select(row => (row.Text("sku"), row.Decimal("amount") ?? 0))]));
            }
            else
            {
                known++;
            }
        }

        await baskets.CountAllAsync(orders, time.GetUtcNow().UtcTicks, cancellationToken);
        return (new ImportedHistory(rows.Count, orders.Count, known), []);
    }

    /// <summary>Counts deals: one row a line, net prices of one unit, <c>customer</c> by id or e-mail address, <c>outcome</c> won or lost.</summary>
    internal async Task<(ImportedHistory? Result, IReadOnlyList<CsvError> Errors)> DealsAsync(byte[] file, CancellationToken cancellationToken)
    {
        (IReadOnlyList<CsvRow> rows, List<CsvError> errors) = Read(file, DealColumns);
        Catalogue catalogue = (await catalogues.CurrentAsync(cancellationToken)).Catalogue;
        List<KeyValuePair<string, Deal>> found = [];
        foreach (IGrouping<string, CsvRow> deal in rows.GroupBy(row => row.Text("deal"), StringComparer.OrdinalIgnoreCase))
        {
            CsvRow[] own = [.. deal];
            found.Add(new(OwnerOf(deal.Key), new Deal(own[0].RequiredDate("date"), IsWon(own[0]), CustomerGroup(own[0], catalogue), [.. own.Select(row => Line(row, own[0], catalogue))])));
        }

        if (errors.Count > 0)
        {
            return (null, errors);
        }

        await deals.CountAllAsync(found, time.GetUtcNow().UtcTicks, cancellationToken);
        return (new ImportedHistory(rows.Count, found.Count, 0), []);
    }

    private static (IReadOnlyList<CsvRow> Rows, List<CsvError> Errors) Read(byte[] file, IReadOnlyList<string> columns)
    {
        using MemoryStream stream = new(file);
        (IReadOnlyList<CsvRow> rows, List<CsvError> errors) = CsvFile.Read(stream, columns);
        if (rows.Count > MaximumRows)
        {
            errors.Add(new CsvError(MaximumRows + 2, "", $"A file has at most {MaximumRows} rows."));
        }

        return (errors.Count > 0 ? [] : rows, errors);
    }

    private static DealLine Line(CsvRow row, CsvRow first, Catalogue catalogue)
    {
        RequireName(row, "deal");
        RequireSku(row);
        foreach (string column in (string[])["date", "outcome", "customer", "customerGroup"])
        {
            row.Require(row.Text(column) == first.Text(column), column, $"Deal '{row.Text("deal")}' has another {column} in row {first.Number}.");
        }

        (decimal? quantity, decimal? list, decimal? realised) = (row.Decimal("quantity"), row.Decimal("list"), row.Decimal("realised"));
        row.Require(quantity is > 0, "quantity", "A quantity is above 0.");
        row.Require(list is > 0, "list", "A list price is above 0.");
        row.Require(realised is >= 0, "realised", "A realised price is 0 or more.");
        return new DealLine(row.Text("sku"), catalogue.Products.Find(row.Text("sku"))?.Group, quantity ?? 1, list ?? 1, realised ?? 0);
    }

    private static bool IsWon(CsvRow row)
    {
        row.Require(row.Text("outcome") is "won" or "lost", "outcome", "Write won or lost.");
        return row.Text("outcome") == "won";
    }

    private static string? CustomerGroup(CsvRow row, Catalogue catalogue) =>
        row.Optional("customerGroup") ?? (row.Optional("customer") is { } customer ? catalogue.CustomerGroups.Find(CustomerNames.IdOf(customer))?.Group : null);

    private static void RequireName(CsvRow row, string column) =>
        row.Require(row.Text(column).Length is > 0 and <= LongestName, column, $"Write a number or name of at most {LongestName} characters.");

    private static void RequireSku(CsvRow row) => row.Require(row.Text("sku").Length is > 0 and <= 64, "sku", "Write an item number of at most 64 characters.");

    /// <summary>Not to be confused with the ids of our own cases.</summary>
    private static string OwnerOf(string name) => "file:" + name.ToUpperInvariant();
}

/// <summary>What came of a file.</summary>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Counted">Orders or deals that count as the file says.</param>
/// <param name="Known">Orders that are ours by number, and counted already.</param>
internal sealed record ImportedHistory(int Rows, int Counted, int Known);
