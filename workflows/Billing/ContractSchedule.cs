using System.Globalization;
using LeadToCash.Contracts;

namespace LeadToCash.Billing;

/// <summary>What a contract, as it stands, is to be billed for.</summary>
public static class ContractSchedule
{
    /// <summary>The parts that begin by a day, in the order of days and positions.</summary>
    /// <param name="contract">As it stands, with what is agreed for later.</param>
    /// <param name="termsOf">How an item is billed.</param>
    /// <param name="from">Days before it are left out; a part that it lies in is cut.</param>
    /// <param name="until">The last day on which a period may begin.</param>
    public static IReadOnlyList<ScheduledPart> Of(Contract contract, Func<string, ItemTerms> termsOf, DateOnly from, DateOnly until)
    {
        DateOnly? last = contract.EndedOn ?? contract.FinalDay();
        List<ScheduledPart> parts = [];
        Dictionary<(string, DateOnly, DateOnly), int> alike = [];
        foreach (ContractPeriod period in ContractPeriods.Of(contract, from, until, line => CalendarOf(termsOf(line.Sku), line)).Where(period => period.To >= from))
        {
            string content = ContentOf(period.Line);
            int number = alike[(content, period.PeriodFrom, period.From)] = alike.GetValueOrDefault((content, period.PeriodFrom, period.From)) + 1;
            BillingPeriod served = new(period.From < from ? from : period.From, period.To);
            DateOnly overOn = (last < period.PeriodTo ? last.Value : period.PeriodTo).AddDays(1);
            parts.Add(new ScheduledPart(
                number == 1 ? content : string.Create(CultureInfo.InvariantCulture, $"{content}#{number}"),
                period.Line, new ServedPeriod(new BillingPeriod(period.PeriodFrom, period.PeriodTo), served), overOn));
        }

        return parts;
    }

    private static BillingCycle? CalendarOf(ItemTerms terms, ContractLine line) =>
        terms.Alignment == BillingAlignment.Calendar && line.PeriodMonths <= 12 && 12 % line.PeriodMonths == 0 ? BillingCycle.Calendar(line.PeriodMonths) : null;

    private static string ContentOf(ContractLine line) => string.Create(
        CultureInfo.InvariantCulture, $"{line.Sku}|{line.Quantity:0.######}|{line.UnitPrice.MinorUnits}|{line.Net.MinorUnits}|{line.PeriodMonths}");
}
