namespace LeadToCash.Billing;

/// <summary>What each event makes of a billing account.</summary>
internal static class AccountHistory
{
    public static BillingAccount Apply(BillingAccount? account, BillingEvent @event) => @event is BillingAccountOpened opened ? Opened(opened) : Changed(account!, @event);

    private static BillingAccount Opened(BillingAccountOpened opened) => new BillingAccount
    {
        ContractId = opened.ContractId,
        CustomerId = opened.CustomerId,
        Currency = opened.Currency,
        From = opened.From,
        UsageFrom = opened.UsageFrom,
        OrderId = opened.OrderId,
    }.With(opened.Billed);

    private static BillingAccount Changed(BillingAccount account, BillingEvent @event) => @event switch
    {
        BillingTermsKept kept => account with { Terms = new Dictionary<string, ItemTerms>(account.Terms) { [kept.Sku] = kept.Terms } },
        ContractBillDecided decided => (account with
        {
            Bills = [.. account.Bills, new ContractBill(decided.InvoiceId, decided.DueOn, decided.Bill.Net, decided.Decision, Collective: decided.Collective)],
        }).With(decided.Parts).With(decided.Rated, decided.Taken).UpTo(decided.DueOn),
        NothingToBill settled => account.With(settled.Parts).With(settled.Rated, settled.Taken).UpTo(settled.DueOn),
        ContractBillIssued issued => account with
        {
            Bills = [.. account.Bills.Select(bill => bill.InvoiceId == issued.InvoiceId ? bill with { Number = issued.Number, IssuedAs = issued.IssuedAs } : bill)],
        },
        ContractCreditDecided decided => Credited(account, decided.Credit),
        ContractCreditGranted granted => account with { Credits = [.. account.Credits.Where(credit => credit.CreditNoteId != granted.CreditNoteId)] },
        ContractCreditRefused refused => account with { Credits = [.. account.Credits.Where(credit => credit.CreditNoteId != refused.CreditNoteId)] },
        PriceNoticeGiven given => account with { Notices = [.. account.Notices, given.Notice] },
        _ => throw new InvalidOperationException($"A billing account does not know the event {@event.GetType().Name}."),
    };

    private static BillingAccount With(this BillingAccount account, IReadOnlyList<BilledPart> parts)
    {
        Dictionary<string, IReadOnlyList<BillingPeriod>> covered = new(account.Covered);
        foreach (BilledPart part in parts)
        {
            covered[part.Key] = covered.GetValueOrDefault(part.Key, []).With(part.Days);
        }

        return account with { Covered = covered, Parts = [.. account.Parts, .. parts] };
    }

    private static BillingAccount With(this BillingAccount account, IReadOnlyList<RatedUsage> rated, IReadOnlyList<string> taken)
    {
        Dictionary<string, DateOnly> until = new(account.RatedUntil);
        foreach (RatedUsage usage in rated)
        {
            DateOnly to = usage.Rated.Period.Served.To;
            until[usage.Sku] = until.TryGetValue(usage.Sku, out DateOnly before) && before > to ? before : to;
        }

        IEnumerable<RatedUsage> kept = account.Rated.Where(before => rated.All(now => now.Sku != before.Sku || now.Rated.Period != before.Rated.Period));
        return account with
        {
            Rated = [.. kept.Concat(rated).GroupBy(usage => usage.Sku).SelectMany(item => item.OrderBy(usage => usage.Rated.Period.Served.From).TakeLast(BillingAccount.PeriodsKept))],
            RatedUntil = until,
            Taken = taken,
        };
    }

    private static BillingAccount Credited(BillingAccount account, ContractCredit credit)
    {
        Dictionary<string, IReadOnlyList<BillingPeriod>> covered = new(account.Covered);
        covered[credit.Part.Key] = covered.GetValueOrDefault(credit.Part.Key, []).Without(credit.Days);
        IEnumerable<BilledPart> rest = new[] { credit.Part.Days }.Without(credit.Days).Select(days => credit.Part with { Days = days });
        return account with
        {
            Covered = covered,
            Parts = [.. account.Parts.Where(part => part != credit.Part), .. rest],
            Credits = [.. account.Credits, credit],
            CreditCount = account.CreditCount + 1,
            Decisions = account.Decisions + 1,
        };
    }

    /// <summary>The oldest day is billed first, so all that was due before it is billed; what is too old to be looked at again is forgotten.</summary>
    private static BillingAccount UpTo(this BillingAccount account, DateOnly day)
    {
        BillingAccount billed = account with { BilledUpTo = account.BilledUpTo > day ? account.BilledUpTo : day, Decisions = account.Decisions + 1 };
        return billed with
        {
            Parts = [.. billed.Parts.Where(part => part.Days.To >= billed.CreditFrom)],
            Covered = billed.Covered
                .Select(line => KeyValuePair.Create(line.Key, (IReadOnlyList<BillingPeriod>)[.. line.Value.Where(days => days.To >= billed.LookFrom(BillingAccount.MostMonths))]))
                .Where(line => line.Value.Count > 0).ToDictionary(),
        };
    }
}
