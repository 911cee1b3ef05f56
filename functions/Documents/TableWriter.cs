using System.Globalization;
using Microsoft.Extensions.Localization;

namespace LeadToCash.Documents;

/// <summary>Writes the lines of a document and what they come to.</summary>
internal sealed class TableWriter(IStringLocalizer<DocumentTexts> texts, CultureInfo culture)
{
    public SheetTable Write(BusinessDocument document)
    {
        DocumentLine[] lines = [.. document.Groups.SelectMany(group => group.Lines)];
        return new SheetTable
        {
            Label = texts["Lines"],
            Columns = [.. Columns(lines, document.Totals is not null).Select(kind => new SheetColumn(kind, texts[$"Column.{kind}"]))],
            Groups = Groups(document),
            Totals = document.Totals is { } totals ? [.. Totals(totals)] : [],
            Notes = [.. (document.Totals?.Taxes ?? []).Select(tax => tax.Note).OfType<string>().Distinct()],
            CarryLabel = texts["Carry"],
        };
    }

    private static IEnumerable<SheetColumnKind> Columns(DocumentLine[] lines, bool prices) =>
        Enum.GetValues<SheetColumnKind>().Where(kind => kind switch
        {
            SheetColumnKind.UnitPrice or SheetColumnKind.Net => prices,
            SheetColumnKind.Discount => prices && lines.Any(line => line.Price!.Discount.Value != 0),
            _ => true,
        });

    private List<SheetGroup> Groups(BusinessDocument document)
    {
        List<SheetGroup> groups = [];
        Money? sum = document.Totals is null ? null : Money.Zero(document.Currency);
        foreach (DocumentGroup group in document.Groups.Where(group => group.Lines.Count > 0))
        {
            List<SheetRow> rows = [];
            Money? before = sum;
            foreach (DocumentLine line in group.Lines)
            {
                sum = line is { Alternative: false, Price: { } price } ? sum + price.Net : sum;
                rows.Add(Row(line, sum));
            }

            groups.Add(new SheetGroup(group.Title, rows, document.Groups.Count > 1 && group.Title is not null ? Subtotal(group.Title, sum - before) : null));
        }

        return groups;
    }

    private SheetRow Row(DocumentLine line, Money? carry)
    {
        SheetRow row = new()
        {
            Position = line.Position,
            Name = line.Name,
            Details = [.. Details(line).Where(detail => !string.IsNullOrWhiteSpace(detail))],
            Quantity = Quantity(line.Quantity, line.Unit),
            Alternative = line.Alternative,
        };
        return line.Price is not { } price ? row : row with
        {
            UnitPrice = price.UnitPrice.ToString(culture),
            Discount = price.Discount.Value == 0 ? "" : price.Discount.ToString(culture),
            Net = line.Alternative ? $"({price.Net.ToString(culture)})" : price.Net.ToString(culture),
            Carry = carry?.ToString(culture) ?? "",
        };
    }

    private IEnumerable<string> Details(DocumentLine line)
    {
        yield return texts["ItemNumber", line.ItemNumber];
        yield return line.Alternative ? texts["Alternative"] : "";
        foreach (DocumentOption option in line.Options)
        {
            yield return option.Surcharge is { IsZero: false } surcharge
                ? texts["OptionWithSurcharge", option.Name, option.Value, surcharge.ToString(culture)]
                : texts["Option", option.Name, option.Value];
        }

        foreach (string paragraph in (line.Description ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            yield return paragraph;
        }
    }

    /// <summary>A unit without a word of ours is shown by its code.</summary>
    private string Quantity(decimal quantity, string unit)
    {
        string number = quantity.ToString("#,0.######", culture);
        LocalizedString word = quantity == 1 && texts[$"UnitOne.{unit}", number] is { ResourceNotFound: false } one ? one : texts[$"Unit.{unit}", number];
        return word.ResourceNotFound ? $"{number} {unit}" : word;
    }

    private SheetTotal? Subtotal(string title, Money? amount) =>
        amount is { } net ? new SheetTotal(texts["Subtotal", title], net.ToString(culture)) : null;

    private IEnumerable<SheetTotal> Totals(DocumentTotals totals)
    {
        if (totals.Taxes.Count > 0)
        {
            yield return new SheetTotal(texts["Net"], totals.Net.ToString(culture));
        }

        foreach (DocumentTax tax in totals.Taxes)
        {
            yield return new SheetTotal(texts["Tax", tax.Rate.ToString(culture), tax.Net.ToString(culture)], tax.Tax.ToString(culture));
        }

        yield return new SheetTotal(texts["Gross"], totals.Gross.ToString(culture), Strong: true);
        foreach (DocumentSettlement settlement in totals.Settlements)
        {
            yield return new SheetTotal(settlement.Label, (-settlement.Amount).ToString(culture));
        }

        if (totals.Settlements.Count > 0)
        {
            yield return new SheetTotal(texts["Due"], totals.Due.ToString(culture), Strong: true);
        }
    }
}
