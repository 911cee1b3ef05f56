using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Contracts;
using LeadToCash.OrderToCash;
using LeadToCash.Tax;

namespace LeadToCash.Billing;

/// <summary>All that is to be billed of a contract on one day.</summary>
internal sealed record DueBill(
    Contract Contract, DateOnly Day, IReadOnlyList<DueCharge> Charges, IReadOnlyList<DueUsage> Usages, IReadOnlyList<MeteredUsage> Records)
{
    /// <summary>Decides the invoice; of use that costs nothing, that there is none. Or why it can't be decided.</summary>
    public (BillingEvent? Event, Refusal? Refusal) Decide(BillingAccount account, BillingCommand.Bill command)
    {
        List<InvoiceLine> lines = [];
        List<BilledPart> parts = [];
        string invoiceId = IdOf(account);
        foreach (DueCharge charge in Charges)
        {
            (Money net, Money unit) = ItemPriceNotice.PriceOf(account.Notices, charge.Part.Line, Contract.Start, charge.Part.Period.Whole);
            Money amount = Proration.Of(net, charge.Part.Period.Whole, charge.Days);
            int index = amount.IsZero ? 0 : lines.Count + 1;
            parts.Add(PartOf(charge, net, invoiceId, index));
            if (index > 0)
            {
                lines.Add(BillLines.Recurring(Contract, charge, net, unit, amount));
            }
        }

        UsageOfBill usage = UsageOfBill.Of(account, this, Contract);
        lines.AddRange(usage.Lines);
        (InvoiceLine[] taxed, Refusal? refusal) = Taxed(lines, command.TaxOf);
        return refusal is not null ? (null, refusal)
            : taxed.Length > 0 ? (Decided(command, invoiceId, BillOf(taxed), parts, usage), null)
            : usage.Rated.Count > 0 || usage.Taken.Count > 0 || parts.Count > 0 ? (new NothingToBill(parts, usage.Rated, usage.Taken, usage.Unbillable, Day), null)
            : (null, null);
    }

    private ContractBillDecided Decided(BillingCommand.Bill command, string invoiceId, Bill bill, List<BilledPart> parts, UsageOfBill usage) => new(
        command.Decision, invoiceId, Day, bill, parts, usage.Rated, usage.Taken, usage.Unbillable, command.Invoicing?.PlaceOf(bill, command.Today));

    private static BilledPart PartOf(DueCharge charge, Money price, string invoiceId, int index) => new()
    {
        Key = charge.Part.Key,
        Position = charge.Part.Line.Position,
        Whole = charge.Part.Period.Whole,
        Days = charge.Days,
        Price = price,
        InvoiceId = invoiceId,
        InvoiceLine = index,
    };

    private string IdOf(BillingAccount account)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{account.ContractId}-{Day:yyyyMMdd}");
        int before = account.Bills.Count(bill => bill.DueOn == Day);
        return before == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{before + 1}");
    }

    /// <summary>The tax of a supply over time is that of its last day: then it has been rendered (§ 13(1) No. 1 lit. a, § 27(1) UStG).</summary>
    private static (InvoiceLine[] Lines, Refusal? Refusal) Taxed(List<InvoiceLine> lines, Func<string, DateOnly, VatResult> taxOf)
    {
        List<InvoiceLine> taxed = [];
        foreach (InvoiceLine line in lines)
        {
            VatResult result = taxOf(line.Sku, line.Period!.To);
            if (result.Treatment is not { } treatment)
            {
                return ([], result.Refusal);
            }

            taxed.Add(line with { TaxRate = treatment.Rate, TaxCategory = treatment.Category, TaxExemption = treatment.Exemption });
        }

        return ([.. taxed], null);
    }

    private Bill BillOf(InvoiceLine[] lines)
    {
        string currency = Contract.Currency;
        TaxGroup[] groups =
        [
            .. lines.GroupBy(line => (line.TaxRate, line.TaxCategory, Reason: line.TaxExemption?.Code)).Select(taxed =>
            {
                Money net = Money.Sum(taxed.Select(line => line.Net), currency);
                return new TaxGroup(taxed.Key.TaxRate, net, taxed.Key.TaxRate.Of(net), taxed.Key.TaxCategory, taxed.First().TaxExemption);
            }).OrderByDescending(group => group.Net),
        ];
        (Money net, Money tax) = (Money.Sum(lines.Select(line => line.Net), currency), Money.Sum(groups.Select(group => group.Tax), currency));
        return new Bill { ContractId = Contract.Number, Customer = Contract.Customer, Lines = lines, TaxGroups = groups, Net = net, Tax = tax, Gross = net + tax };
    }
}
