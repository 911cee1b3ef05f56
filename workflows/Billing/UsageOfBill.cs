using LeadToCash.Contracts;
using LeadToCash.OrderToCash;

namespace LeadToCash.Billing;

/// <summary>What a bill has of use.</summary>
/// <param name="Lines">Lines of use that costs something; late use first.</param>
/// <param name="Rated">What is rated after it, where something changed.</param>
/// <param name="Taken">Ids of the use that was rated or can't be billed.</param>
/// <param name="Unbillable">Ids among them of use that can't be billed: its day lies in no period of its item, or in one too long ago.</param>
internal sealed record UsageOfBill(IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<RatedUsage> Rated, IReadOnlyList<string> Taken, IReadOnlyList<string> Unbillable)
{
    public static UsageOfBill Of(BillingAccount account, DueBill due, Contract contract)
    {
        List<InvoiceLine> lines = [];
        List<RatedUsage> rated = [];
        List<string> taken = [];
        foreach (string sku in due.Records.Select(record => record.Sku).Concat(due.Usages.Select(usage => usage.Sku)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            ItemUsage item = new(account, contract, sku, [.. due.Records.Where(record => record.Sku == sku)], [.. due.Usages.Where(usage => usage.Sku == sku)]);
            (IReadOnlyList<InvoiceLine> own, IReadOnlyList<RatedUsage> now, IReadOnlyList<string> ids) = item.Rate();
            lines.AddRange(own);
            rated.AddRange(now);
            taken.AddRange(ids);
        }

        string[] unbillable = [.. due.Records.Where(record => IsUnbillable(account, due, record)).Select(record => record.Id).Except(taken)];
        return new UsageOfBill(lines, rated, [.. taken, .. unbillable], unbillable);
    }

    /// <summary>Use of days up to which the item is rated, counting this bill, in no rated period that is still known.</summary>
    private static bool IsUnbillable(BillingAccount account, DueBill due, MeteredUsage record)
    {
        DateOnly? own = due.Usages.Where(usage => usage.Sku == record.Sku).Select(usage => (DateOnly?)usage.Period.Served.To).Max();
        DateOnly until = account.RatedUntil.TryGetValue(record.Sku, out DateOnly rated) && !(own > rated) ? rated : own ?? account.UsageFrom.AddDays(-1);
        return record.Date <= until || (due.Contract.EndedOn is { } last && record.Date > last && due.Charges.Count == 0 && due.Usages.Count == 0);
    }

    private sealed record ItemUsage(BillingAccount Account, Contract Contract, string Sku, MeteredUsage[] Records, DueUsage[] Due)
    {
        public (IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<RatedUsage> Rated, IReadOnlyList<string> Taken) Rate()
        {
            RatedUsage[] known = [.. Account.Rated.Where(usage => usage.Sku == Sku)];
            Dictionary<ServedPeriod, decimal> units = known.Select(usage => (usage.Rated.Period, usage.Units)).Concat(Due.Select(due => (due.Period, due.Units))).ToDictionary(pair => pair.Item1, pair => pair.Item2);
            UsageMeter meter = UsageMeter.Empty
                .With(known.Select(usage => new UsageRecord($"rated/{usage.Rated.Period.Served}", usage.Rated.Period.Served.From, usage.Rated.Quantity)))
                .With(Records.Select(record => new UsageRecord($"new/{record.Id}", record.Date, record.Quantity)));
            UsageTariff TariffOf(ServedPeriod period) => Account.Terms[Sku].TariffOf(units[period], Contract.Currency)!;

            List<UsageCharge> charges = [];
            IReadOnlyList<RatedPeriod> rated = [.. known.Select(usage => usage.Rated)];
            IReadOnlyList<RatedPeriod> before = rated;
            foreach (ServedPeriod period in Due.Length > 0 ? Due.Select(due => due.Period) : rated.Take(1).Select(one => one.Period))
            {
                UsageBill bill = UsageBilling.Bill(meter, TariffOf, rated, period);
                (rated, charges) = (bill.Billed, [.. charges, .. bill.Charges]);
            }

            RatedUsage[] changed = [.. rated.Except(before).Select(period => new RatedUsage(Sku, units[period.Period], period))];
            string[] taken = [.. Records.Where(record => rated.Any(period => period.Period.Served.Contains(record.Date))).Select(record => record.Id)];
            return ([.. charges.Where(charge => charge.Amount.MinorUnits > 0).Select(charge => LineOf(charge, TariffOf(charge.Period)))], changed, taken);
        }

        private InvoiceLine LineOf(UsageCharge charge, UsageTariff tariff)
        {
            ContractLine line = Contract.LinesOn(charge.Period.Served.To).Concat(Contract.Lines).First(line => line.Sku == Sku);
            MeteredUsage[] records = [.. Records.Where(record => charge.Period.Served.Contains(record.Date)).OrderBy(record => record.Id, StringComparer.Ordinal)];
            return BillLines.Usage(Contract, line, charge, tariff, Account.Terms[Sku].UsageUnit ?? "C62", records);
        }
    }
}
