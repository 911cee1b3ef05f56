using LeadToCash.Tax;
using static LeadToCash.EInvoicing.Terms;

namespace LeadToCash.EInvoicing;

/// <summary>
/// Fills in the amounts of an invoice that follow from others, by EN 16931: nets of lines, sums, VAT by category and rate, the amount due. Each is
/// rounded once, half away from zero; VAT per group, never per line. A credit note is calculated alike: its amounts are positive.
/// </summary>
public static class InvoiceCalculation
{
    /// <summary>The invoice with all its amounts.</summary>
    /// <param name="draft">
    /// Lines with quantity and price. What it has is kept: nets of lines, net prices, amounts of allowances and charges, what was paid, and the reasons
    /// of exemption in its breakdown. Totals and taxes are always calculated.
    /// </param>
    /// <param name="options">Cash rounding, rate of the currency of accounting.</param>
    /// <exception cref="ArgumentException">The draft has no currency, or one of accounting without a rate.</exception>
    public static EInvoice Complete(EInvoice draft, CalculationOptions? options = null)
    {
        options ??= new CalculationOptions();
        string currency = draft.Currency ?? throw new ArgumentException("An invoice is calculated in its currency (BT-5).", nameof(draft));
        if (draft.AccountingCurrency is not null && options.AccountingRate is null)
        {
            throw new ArgumentException("VAT in another currency (BT-6) needs the rate.", nameof(options));
        }

        EInvoice priced = draft with
        {
            Lines = [.. draft.Lines.Select(line => Complete(line, currency))],
            Allowances = [.. draft.Allowances.Select(one => Complete(one, currency))],
            Charges = [.. draft.Charges.Select(one => Complete(one, currency))],
        };
        EInvoice taxed = priced with { VatBreakdown = VatGroups.Of(priced, options.Language) };
        return taxed with { Totals = Totals(taxed, options) };
    }

    /// <summary>Rounds to the decimals of the currency, but to two at most.</summary>
    internal static decimal Round(decimal amount, string? currency) => Math.Round(amount, Digits(currency), MidpointRounding.AwayFromZero);

    private static EInvoiceLine Complete(EInvoiceLine line, string currency)
    {
        EInvoiceLine priced = line with
        {
            Allowances = [.. line.Allowances.Select(one => Complete(one, currency))],
            Charges = [.. line.Charges.Select(one => Complete(one, currency))],
            Price = line.Price is { NetPrice: null, GrossPrice: { } gross } price ? price with { NetPrice = gross - (price.Discount ?? 0) } : line.Price,
        };
        return priced with { NetAmount = Exact(priced.NetAmount) ?? Net(priced, currency) };
    }

    private static decimal? Net(EInvoiceLine line, string currency) =>
        line is { Quantity: { } quantity, Price: { NetPrice: { } net } price } && price.BaseQuantity != 0
            ? Round(quantity * net / (price.BaseQuantity ?? 1), currency) - Sum(line.Allowances) + Sum(line.Charges)
            : null;

    private static AllowanceCharge Complete(AllowanceCharge one, string currency) => one with
    {
        Amount = Exact(one.Amount) ?? (one is { BaseAmount: { } whole, Percentage: { } percentage } ? Round(whole * percentage / 100m, currency) : null),
        BaseAmount = Exact(one.BaseAmount),
    };

    private static EInvoiceTotals Totals(EInvoice invoice, CalculationOptions options)
    {
        decimal lines = invoice.Lines.Sum(line => line.NetAmount ?? 0);
        decimal net = lines - Sum(invoice.Allowances) + Sum(invoice.Charges);
        decimal vat = invoice.VatBreakdown.Sum(group => group.TaxAmount ?? 0);
        decimal? paid = Exact(invoice.Totals?.Paid);
        decimal open = net + vat - (paid ?? 0);
        decimal? rounding = options.RoundDueTo is { } step ? (Math.Round(open / step, 0, MidpointRounding.AwayFromZero) * step) - open : null;
        return new EInvoiceTotals
        {
            LineTotal = lines,
            AllowanceTotal = invoice.Allowances.Count == 0 ? null : Sum(invoice.Allowances),
            ChargeTotal = invoice.Charges.Count == 0 ? null : Sum(invoice.Charges),
            NetTotal = net,
            VatTotal = vat,
            VatTotalInAccountingCurrency = invoice.AccountingCurrency is { } other ? Round(vat * options.AccountingRate!.Value, other) : null,
            GrossTotal = net + vat,
            Paid = paid,
            Rounding = rounding is 0 ? null : Exact(rounding),
            Due = Exact(open + (rounding ?? 0)),
        };
    }

    private static decimal Sum(IReadOnlyList<AllowanceCharge> parts) => parts.Sum(part => part.Amount ?? 0);

    /// <summary>The same value without decimals that are zero: rules count decimals as they are written.</summary>
    internal static decimal? Exact(decimal? amount) => amount / 1.000000000000000000000000000000m;
}
