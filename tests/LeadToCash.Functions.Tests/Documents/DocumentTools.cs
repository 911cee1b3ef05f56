using LeadToCash.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.Tests.Documents;

internal static class DocumentTools
{
    public static CompanyOptions Company { get; } = new()
    {
        Name = "Nordlicht Pumpen GmbH",
        Street = "Werkstraße 12",
        PostCode = "90411",
        City = "Nürnberg",
        Phone = "+49 911 5550-0",
        Email = "info@leadtocash.example",
        Website = "www.leadtocash.example",
        VatId = "DE123456789",
        RegisterCourt = "Amtsgericht Nürnberg",
        RegisterNumber = "HRB 12345",
        ManagingDirectors = "Dr. Anna Beispiel, Jan Muster",
        BankName = "Musterbank Nürnberg",
        Iban = "DE02120300000000202051",
        Bic = "BYLADEM1001",
    };

    public static DocumentRenderer Renderer { get; } = new(Writer(Company));

    public static SheetWriter Writer(CompanyOptions company)
    {
        ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        return new SheetWriter(services.GetRequiredService<IStringLocalizer<DocumentTexts>>(), Options.Create(company));
    }

    /// <summary>Without any white space, because layout decides where lines end.</summary>
    public static string Tight(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>All that a sheet says, in reading order, without any white space.</summary>
    public static string Said(DocumentSheet sheet) => Tight(string.Concat(
    [
        .. sheet.Address,
        .. sheet.Facts.SelectMany(fact => new[] { fact.Label, fact.Text }),
        sheet.Title,
        .. sheet.Opening,
        .. sheet.Table is { } table ? Said(table) : Array.Empty<string>(),
        .. sheet.Closing,
        .. sheet.Terms.SelectMany(term => new[] { term.Label, term.Text }),
        .. sheet.Payment is { } payment ? [payment.Heading, payment.Hint, .. payment.Facts.SelectMany(fact => new[] { fact.Label, fact.Text })] : Array.Empty<string>(),
        .. sheet.Signature is { } signature ? Said(signature) : [],
    ]));

    /// <summary>The headings of a table's columns, without any white space.</summary>
    public static string Headings(SheetTable table) => Tight(string.Concat(table.Columns.Select(column => column.Heading)));

    private static IEnumerable<string> Said(SheetTable table) =>
    [
        Headings(table),
        .. table.Groups.SelectMany(group => Said(table, group)),
        .. table.Totals.SelectMany(total => new[] { total.Label, total.Amount }),
        .. table.Notes,
    ];

    private static IEnumerable<string> Said(SheetTable table, SheetGroup group) =>
    [
        group.Title ?? "",
        .. group.Rows.SelectMany(row => table.Columns.Select(column =>
            column.Kind == SheetColumnKind.Item ? string.Concat([row.Name, .. row.Details]) : row.Cell(column.Kind))),
        (group.Subtotal?.Label ?? "") + group.Subtotal?.Amount,
    ];

    private static IEnumerable<string> Said(SheetSignature signature) =>
        [signature.Regards, .. signature.Lines, .. signature.CustomerText is { } text ? [text, signature.CustomerLine] : Array.Empty<string>()];
}
