using LeadToCash.Cases;

namespace LeadToCash.EInvoicing;

/// <summary>
/// Partial invoices and credit notes of a whole. A part has the difference between what is due up to and with it and what was due before, so that any
/// parts in any sizes come to the whole, to the cent: nets by line, allowances and charges each; VAT is calculated for each part as the standard
/// demands, and what its rounding adds up to is settled by the rounding amount (BT-114) of the part that closes the whole.
/// </summary>
public static class InvoiceParts
{
    /// <summary>A part.</summary>
    /// <param name="whole">The whole with all amounts; its lines have identifiers and quantities above zero.</param>
    /// <param name="quantities">What the part is of, by identifier of the line.</param>
    /// <param name="before">What was taken before.</param>
    /// <returns>The part with its amounts, and number and date of the whole: the caller sets its own.</returns>
    /// <exception cref="BusinessRuleException">More of a line is taken than there is, a quantity is not positive, or a line is unknown.</exception>
    public static EInvoice Take(EInvoice whole, IReadOnlyDictionary<string, decimal> quantities, InvoicedBefore before)
    {
        Refuse(whole, quantities, before);
        decimal After(EInvoiceLine line) => before.Quantity(line) + quantities.GetValueOrDefault(line.Id!);

        EInvoice draft = whole with
        {
            Lines = [.. whole.Lines.Where(line => quantities.ContainsKey(line.Id!)).Select(line => Part(line, before.Quantity(line), After(line), whole.Currency))],
            Allowances = Shares(whole, whole.Allowances, before.Quantity, After),
            Charges = Shares(whole, whole.Charges, before.Quantity, After),
            Totals = null,
        };
        EInvoice part = InvoiceCalculation.Complete(draft, new CalculationOptions { AccountingRate = AccountingRate(whole) });
        return Settle(part, Open(whole, before), whole.Lines.All(line => After(line) == line.Quantity));
    }

    private static decimal Open(EInvoice whole, InvoicedBefore before) => whole.Totals!.GrossTotal!.Value + (whole.Totals.Rounding ?? 0) - before.Due;

    /// <summary>The last part closes the whole; no part before it may go beyond it by the rounding of VAT.</summary>
    private static EInvoice Settle(EInvoice part, decimal open, bool isLast)
    {
        decimal difference = open - part.Totals!.GrossTotal!.Value;
        return difference == 0 || (!isLast && difference > 0)
            ? part
            : part with { Totals = part.Totals with { Rounding = difference, Due = part.Totals.Due + difference } };
    }

    private static EInvoiceLine Part(EInvoiceLine line, decimal from, decimal to, string? currency)
    {
        decimal whole = line.Quantity!.Value;
        AllowanceCharge[] allowances = [.. Shares(line.Allowances, from / whole, to / whole, currency)];
        AllowanceCharge[] charges = [.. Shares(line.Charges, from / whole, to / whole, currency)];
        decimal price = line.NetAmount!.Value + line.Allowances.Sum(one => one.Amount ?? 0) - line.Charges.Sum(one => one.Amount ?? 0);
        return line with
        {
            Quantity = to - from,
            Allowances = allowances,
            Charges = charges,
            NetAmount = Share(price, from / whole, to / whole, currency) - allowances.Sum(one => one.Amount ?? 0) + charges.Sum(one => one.Amount ?? 0),
        };
    }

    /// <summary>Allowances and charges on the document go with the nets of the lines that are taxed alike.</summary>
    private static AllowanceCharge[] Shares(
        EInvoice whole, IReadOnlyList<AllowanceCharge> parts, Func<EInvoiceLine, decimal> before, Func<EInvoiceLine, decimal> after) =>
    [
        .. parts.SelectMany(one =>
        {
            EInvoiceLine[] bearing = [.. whole.Lines.Where(line => line.VatCategory == one.VatCategory && line.VatRate == one.VatRate)];
            EInvoiceLine[] lines = bearing.Length == 0 ? [.. whole.Lines] : bearing;
            return Shares([one], Progress(lines, before), Progress(lines, after), whole.Currency);
        }),
    ];

    /// <summary>How much of some lines is reached, from 0 to 1, by their nets; by their number where the nets come to nothing.</summary>
    private static decimal Progress(EInvoiceLine[] lines, Func<EInvoiceLine, decimal> reached)
    {
        if (lines.All(line => reached(line) == line.Quantity))
        {
            return 1;
        }

        decimal weight = lines.Sum(Weight);
        return lines.Sum(line => Weight(line) * reached(line) / line.Quantity!.Value) / weight;
    }

    /// <summary>A line without a net still counts for something, so that its part comes to an end.</summary>
    private static decimal Weight(EInvoiceLine line) => Math.Abs(line.NetAmount!.Value) is > 0 and decimal net ? net : 0.01m;

    private static IEnumerable<AllowanceCharge> Shares(IReadOnlyList<AllowanceCharge> parts, decimal from, decimal to, string? currency) =>
        parts.Select(one => one with { Amount = Share(one.Amount ?? 0, from, to, currency), BaseAmount = null, Percentage = null }).Where(one => one.Amount != 0);

    private static decimal Share(decimal amount, decimal from, decimal to, string? currency) =>
        InvoiceCalculation.Round(amount * to, currency) - InvoiceCalculation.Round(amount * from, currency);

    private static decimal? AccountingRate(EInvoice whole) =>
        whole.AccountingCurrency is null ? null
        : whole.Totals is { VatTotal: not (null or 0), VatTotalInAccountingCurrency: { } other } ? other / whole.Totals.VatTotal : 0;

    private static void Refuse(EInvoice whole, IReadOnlyDictionary<string, decimal> quantities, InvoicedBefore before)
    {
        foreach ((string id, decimal quantity) in quantities)
        {
            EInvoiceLine line = whole.Lines.FirstOrDefault(line => line.Id == id)
                ?? throw new BusinessRuleException($"{whole.Number} has no line {id}.");
            decimal left = line.Quantity!.Value - before.Quantity(line);
            if (quantity <= 0 || quantity > left)
            {
                throw new BusinessRuleException($"Of line {id} of {whole.Number} {left} are left, {quantity} cannot be taken.");
            }
        }
    }
}
