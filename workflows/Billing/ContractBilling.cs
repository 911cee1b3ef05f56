using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Contracts;
using LeadToCash.OrderToCash;

namespace LeadToCash.Billing;

/// <summary>
/// Decides what of a contract is to be billed or credited: what its schedule, as it stands, says of the days so far, less what was billed of them. So a change, an end, a missed night and a
/// repetition all come to the same: each day of a line is billed once, at the price of its period.
/// </summary>
internal static class ContractBilling
{
    /// <summary>Credits in one decision; more follow in the next.</summary>
    private const int MaximumCredits = 20;

    public static Decision<BillingEvent> Decide(BillingAccount account, BillingCommand.Bill command)
    {
        if (command.Decision != account.Decisions)
        {
            return Decision<BillingEvent>.Refuse("billing-moved", $"Contract {account.ContractId} was billed by somebody else at the same time.");
        }

        List<BillingEvent> events = [.. NewTerms(account, command)];
        account = events.Aggregate(account, BillingAccount.Apply);
        IReadOnlyList<ScheduledPart> parts = Schedule(account, command.Contract, command.Today);
        events.AddRange(Credits(account, parts, command));
        if (Due(account, command.Contract, parts, command) is { } due)
        {
            (BillingEvent? bill, Refusal? refusal) = due.Decide(account, command);
            if (refusal is not null && events.Count == 0)
            {
                return Decision<BillingEvent>.Refuse(refusal.Code, refusal.Reason);
            }

            events.AddRange(bill is null ? [] : [bill]);
        }

        return Decision<BillingEvent>.Accept(events);
    }

    /// <summary>The next local day on which something is due; null when nothing is known to be.</summary>
    public static DateOnly? NextDue(BillingAccount account, Contract contract, DateOnly today)
    {
        if (account.Credits.Count > 0)
        {
            return today;
        }

        DateOnly begun = account.BilledUpTo > today ? account.BilledUpTo.Value : today > account.From ? today : account.From;
        IReadOnlyList<ScheduledPart> parts = Schedule(account, contract, begun.AddMonths(LongestOf(contract) + 1));
        IEnumerable<DateOnly> days =
        [
            .. Charges(account, parts).Select(charge => charge.DueOn),
            .. Usages(account, parts).Select(usage => usage.DueOn),
            .. Unserved(account, parts).Select(credit => credit.Days.From),
        ];
        return days.Any() ? days.Min() : null;
    }

    private static IReadOnlyList<ScheduledPart> Schedule(BillingAccount account, Contract contract, DateOnly until) =>
        ContractSchedule.Of(contract, sku => account.Terms.GetValueOrDefault(sku) ?? ItemTerms.Usual, account.LookFrom(LongestOf(contract)), until);

    private static int LongestOf(Contract contract) =>
        contract.PastLines.SelectMany(past => past.Lines).Concat(contract.Lines).Concat(contract.Scheduled.SelectMany(change => change.Lines)).Max(line => line.PeriodMonths);

    private static IEnumerable<BillingTermsKept> NewTerms(BillingAccount account, BillingCommand.Bill command) =>
        command.Terms.Where(item => !account.Terms.ContainsKey(item.Key)).OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => new BillingTermsKept(item.Key, item.Value));

    /// <summary>What is not on a bill.</summary>
    private static IEnumerable<DueCharge> Charges(BillingAccount account, IReadOnlyList<ScheduledPart> parts) =>
        from part in parts
        from days in account.Covered.GetValueOrDefault(part.Key, []).MissingOf(part.Period.Served)
        select new DueCharge(part, days, account.Terms.GetValueOrDefault(part.Line.Sku)?.Timing == BillingTiming.Arrears ? part.OverOn : days.From);

    /// <summary>Periods whose use was not rated, by item.</summary>
    private static IEnumerable<DueUsage> Usages(BillingAccount account, IReadOnlyList<ScheduledPart> parts) =>
        from part in parts
        where account.Terms.GetValueOrDefault(part.Line.Sku) is { Usage.Count: > 0 }
        let first = account.RatedUntil.TryGetValue(part.Line.Sku, out DateOnly rated) ? rated.AddDays(1) : account.UsageFrom
        where part.Period.Served.To >= first
        let served = new BillingPeriod(part.Period.Served.From > first ? part.Period.Served.From : first, part.Period.Served.To)
        group part.Line.Quantity by (part.Line.Sku, part.Period.Whole, Served: served, part.OverOn) into alike
        orderby alike.Key.Served.From, alike.Key.Sku
        select new DueUsage(alike.Key.Sku, alike.Sum(), new ServedPeriod(alike.Key.Whole, alike.Key.Served), alike.Key.OverOn);

    /// <summary>Days that were billed and are not in the schedule any more.</summary>
    private static IEnumerable<(BilledPart Part, BillingPeriod Days)> Unserved(BillingAccount account, IReadOnlyList<ScheduledPart> parts)
    {
        ILookup<string, BillingPeriod> served = parts.ToLookup(part => part.Key, part => part.Period.Served);
        return from part in account.Parts
               from days in served[part.Key].Aggregate((IReadOnlyList<BillingPeriod>)[part.Days], (rest, period) => rest.Without(period))
               where days.To >= account.CreditFrom
               let credited = days.From >= account.CreditFrom ? days : new BillingPeriod(account.CreditFrom, days.To)
               where !Proration.Of(part.Price, part.Whole, credited).IsZero
               select (Part: part, Days: credited);
    }

    private static IEnumerable<ContractCreditDecided> Credits(BillingAccount account, IReadOnlyList<ScheduledPart> parts, BillingCommand.Bill command)
    {
        int number = account.CreditCount;
        HashSet<BilledPart> credited = [];
        foreach ((BilledPart part, BillingPeriod days) in Unserved(account, parts).Where(credit => credit.Days.From <= command.Today))
        {
            if (credited.Count < MaximumCredits && credited.Add(part))
            {
                string id = string.Create(CultureInfo.InvariantCulture, $"{account.ContractId}-credit-{++number}");
                yield return new ContractCreditDecided(new ContractCredit(id, part, days, Proration.Of(part.Price, part.Whole, days)), command.Today);
            }
        }
    }

    /// <summary>The oldest day on which something is to be billed, with all that is; late use comes with it. Late use of a contract that has nothing else to be billed makes a bill of its own.</summary>
    private static DueBill? Due(BillingAccount account, Contract contract, IReadOnlyList<ScheduledPart> parts, BillingCommand.Bill command)
    {
        DueCharge[] charges = [.. Charges(account, parts).Where(charge => charge.DueOn <= command.Today)];
        DueUsage[] usages = [.. Usages(account, parts).Where(usage => usage.DueOn <= command.Today)];
        MeteredUsage[] records = [.. command.Usage.Where(usage => !account.Taken.Contains(usage.Id))];
        DateOnly[] days = [.. charges.Select(charge => charge.DueOn), .. usages.Select(usage => usage.DueOn)];
        if (days.Length > 0)
        {
            DateOnly day = days.Min();
            return new DueBill(command.Contract, day, [.. charges.Where(charge => charge.DueOn == day)], [.. usages.Where(usage => usage.DueOn == day)], records);
        }

        return records.Length > 0 && contract.EndedOn < command.Today ? new DueBill(command.Contract, command.Today, [], [], records) : null;
    }
}
