using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Billing;

namespace LeadToCash.Workflows.Tests.Billing;

/// <summary>Nothing is lost in any split, and nothing depends on the order in which it came.</summary>
public sealed class BillingProperties
{
    private static readonly DateOnly Start = new(2023, 12, 31);

    [Property(MaxTest = 500)]
    public void Proration_OverAnySplit_SumsToThePeriod(PositiveInt price, PositiveInt days, int[] cuts)
    {
        BillingPeriod whole = new(Start, Start.AddDays(days.Get % 400));
        Money amount = new(price.Get, "EUR");
        int[] starts = [.. cuts.Select(cut => Math.Abs(cut % whole.Days)).Append(0).Distinct().Order()];
        BillingPeriod[] parts = [.. starts.Select((start, i) => new BillingPeriod(Start.AddDays(start), i + 1 < starts.Length ? Start.AddDays(starts[i + 1] - 1) : whole.To))];
        Money[] amounts = [.. parts.Select(part => Proration.Of(amount, whole, part))];

        Assert.Equal(amount, Money.Sum(amounts, "EUR"));
        Assert.All(amounts.Zip(parts), pair => Assert.True(Math.Abs(pair.First.Amount - (amount.Amount * pair.Second.Days / whole.Days)) <= 0.01m));
        Assert.DoesNotContain(amounts, one => one.IsNegative);
    }

    [Property(MaxTest = 500)]
    public void Cycle_CoversEachDayOnce(PositiveInt first, PositiveInt months, NonNegativeInt days, bool isCalendar)
    {
        int length = isCalendar ? new[] { 1, 2, 3, 4, 6, 12 }[months.Get % 6] : (months.Get % 24) + 1;
        DateOnly start = Start.AddDays(first.Get % 800);
        BillingCycle cycle = isCalendar ? BillingCycle.Calendar(length, (months.Get % 12) + 1) : BillingCycle.Anniversary(start, length);
        BillingPeriod term = new(start, start.AddDays(days.Get % 1500));
        ServedPeriod[] periods = [.. cycle.Of(term)];

        Assert.Equal((term.From, term.To), (periods[0].Served.From, periods[^1].Served.To));
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.Served.To.AddDays(1), pair.Second.Served.From));
        Assert.All(periods, period => Assert.Equal(period.Whole, cycle.PeriodOf(period.Whole.From)));
        Assert.All(periods, period => Assert.Equal(period.Whole, cycle.PeriodOf(period.Whole.To)));
    }

    [Property(MaxTest = 300)]
    public void Billing_OnAnyDays_ChargesWhatOneRunAtTheEndCharges(NonNegativeInt price, NonNegativeInt[] gaps, bool isCalendar, bool inAdvance)
    {
        SubscriptionContract contract = new()
        {
            Id = "c",
            Start = Start,
            End = Start.AddDays(500),
            Cycle = isCalendar ? BillingCycle.Calendar(3) : BillingCycle.Anniversary(Start, 1),
            Timing = inAdvance ? BillingTiming.Advance : BillingTiming.Arrears,
            Prices = [new RecurringPrice(Start, new Money(price.Get, "EUR"))],
        };
        List<RecurringCharge> charges = [];
        DateOnly today = Start;
        foreach (int gap in gaps.Select(gap => gap.Get % 60).Append(600))
        {
            today = today.AddDays(gap);
            charges.AddRange(RecurringCharges.Due(contract, charges.Count == 0 ? null : charges[^1].Period.Served.To, today));
        }

        Assert.Equal(RecurringCharges.Due(contract, null, today), charges);
        Assert.Equal(contract.End, charges[^1].Period.Served.To);
    }

    [Property(MaxTest = 300)]
    public void Usage_InAnyOrderRepeatedAndLate_IsBilledTheSameInSum((PositiveInt Day, PositiveInt Quantity)[] usage, bool isVolume, int seed)
    {
        UsageTariff tariff = new("EUR", isVolume ? UsageRule.Volume : UsageRule.Graduated, [new UsageTier(10, 0.333m), new UsageTier(50, 0.2m), new UsageTier(null, 0.1m)], 5, Money.Of(1, "EUR"));
        UsageRecord[] records = [.. usage.Select((one, i) => new UsageRecord($"u{i}", new DateOnly(2024, 1, 1).AddDays(one.Day.Get % 91), one.Quantity.Get))];
        UsageRecord[] arriving = [.. records, .. records.Take(3)];
        new Random(seed).Shuffle(arriving);
        ServedPeriod[] months = [.. BillingCycle.Calendar(1).Of(new BillingPeriod(new DateOnly(2024, 1, 10), new DateOnly(2024, 3, 31)))];

        UsageMeter meter = UsageMeter.Empty;
        UsageBill bill = new([], []);
        Money billed = Money.Zero("EUR");
        for (int month = 0; month < months.Length; month++)
        {
            meter = arriving.Where((_, i) => i % months.Length == month).Aggregate(meter, (known, record) => known.With(record));
            bill = UsageBilling.Bill(meter, _ => tariff, bill.Billed, months[month]);
            billed += Money.Sum(bill.Charges.Select(charge => charge.Amount), "EUR");
        }

        bill = UsageBilling.Bill(meter, _ => tariff, bill.Billed, months[^1]);
        billed += Money.Sum(bill.Charges.Select(charge => charge.Amount), "EUR");
        Assert.Equal(Money.Sum(months.Select(month => UsageRating.Rate(tariff, records.Where(one => month.Served.Contains(one.Date)).Sum(one => one.Quantity), month)), "EUR"), billed);
        Assert.Equal(billed, Money.Sum(bill.Billed.Select(one => one.Amount), "EUR"));
        Assert.Empty(UsageBilling.Bill(meter, _ => tariff, bill.Billed, months[^1]).Charges);
    }

    [Property(MaxTest = 300)]
    public void GraduatedRating_OfMoreUsage_IsNeverLess(NonNegativeInt quantity, NonNegativeInt more, PositiveInt[] ends, NonNegativeInt[] prices, NonNegativeInt allowance)
    {
        decimal[] rising = [.. ends.Select(end => (decimal)end.Get).Distinct().Order()];
        UsageTier[] tiers = [.. rising.Select(end => (decimal?)end).Append(null).Select((end, i) => new UsageTier(end, i < prices.Length ? prices[i].Get / 1_000m : 0.05m))];
        UsageTariff tariff = new("EUR", UsageRule.Graduated, tiers, allowance.Get);
        BillingPeriod month = BillingCycle.Calendar(1).PeriodOf(Start);
        ServedPeriod period = new(month, month);

        Money less = UsageRating.Rate(tariff, quantity.Get, period);
        Assert.False(less.IsNegative);
        Assert.True(UsageRating.Rate(tariff, quantity.Get + more.Get, period) >= less);
        decimal billable = Math.Max(0, quantity.Get - allowance.Get);
        decimal unitByUnit = Enumerable.Range(1, (int)billable).Sum(unit => tiers.First(tier => tier.UpTo is null || unit <= tier.UpTo).UnitPrice);
        Assert.Equal(Money.Of(unitByUnit, "EUR"), less);
    }

    [Property(MaxTest = 500)]
    public void LargestRemainder_LosesNothing_AndIsWithinACentOfEachShare(int amount, NonNegativeInt[] others, PositiveInt one)
    {
        decimal[] weights = [.. others.Select(weight => (decimal)weight.Get), one.Get];
        IReadOnlyList<Money> parts = LargestRemainder.Split(new Money(amount, "EUR"), weights);

        Assert.Equal(amount, parts.Sum(part => part.MinorUnits));
        Assert.All(parts.Zip(weights), pair => Assert.True(Math.Abs(pair.First.MinorUnits - (amount * pair.Second / weights.Sum())) < 1));
    }

    [Property(MaxTest = 500)]
    public void PartialInvoices_OfAnyQuantities_SumToTheLine(PositiveInt net, NonNegativeInt tax, PositiveInt[] quantities)
    {
        decimal[] parts = [.. quantities.Select(quantity => quantity.Get / 8m), 0.125m];
        BillableLine line = new(parts.Sum(), new Money(net.Get, "EUR"), new Money(tax.Get, "EUR"));
        List<InvoicePart> invoices = [];
        foreach (decimal quantity in parts)
        {
            invoices.Add(PartialInvoicing.Next(line, invoices.Sum(one => one.Quantity), quantity));
        }

        Assert.Equal((line.Net, line.Tax), (Money.Sum(invoices.Select(one => one.Net), "EUR"), Money.Sum(invoices.Select(one => one.Tax), "EUR")));
        Assert.DoesNotContain(invoices, one => one.Net.IsNegative || one.Tax.IsNegative);
    }

    [Property(MaxTest = 300)]
    public void PlanChanges_OnAnyDays_CostWhatTheDaysCost(PositiveInt[] prices, PositiveInt[] days)
    {
        BillingPeriod month = BillingCycle.Calendar(1).PeriodOf(new DateOnly(2024, 2, 1));
        ServedPeriod period = new(month, month);
        Money[] plans = [new Money(8_900, "EUR"), .. prices.Select(price => new Money(price.Get, "EUR"))];
        DateOnly[] changes = [.. days.Select(day => month.From.AddDays(day.Get % month.Days)).Distinct().Order().Take(prices.Length)];
        Money billed = plans[0];
        for (int i = 0; i < changes.Length; i++)
        {
            billed += PlanChange.On(changes[i], period, plans[i], plans[i + 1]).Net;
        }

        Money expected = Money.Zero("EUR");
        for (int i = 0; i <= changes.Length; i++)
        {
            (DateOnly from, DateOnly to) = (i == 0 ? month.From : changes[i - 1], i < changes.Length ? changes[i].AddDays(-1) : month.To);
            expected += to < from ? Money.Zero("EUR") : Proration.Of(plans[i], month, new BillingPeriod(from, to));
        }

        Assert.Equal(expected, billed);
    }

    [Property(MaxTest = 300)]
    public void Deposits_AreNeverSetOffTwiceOrBeyondTheInvoice(NonNegativeInt[] invoice, (NonNegativeInt Net, NonNegativeInt Tax, byte Rate)[] deposits)
    {
        TaxedAmount[] amounts = [.. invoice.Take(4).Select((net, i) => new TaxedAmount(new Percentage(i), new Money(net.Get, "EUR"), new Money(net.Get / 5, "EUR")))];
        Deposit[] paid = [.. deposits.Select((one, i) => new Deposit($"A-{i}", Start, new TaxedAmount(new Percentage(one.Rate % 5), new Money(one.Net.Get, "EUR"), new Money(one.Tax.Get, "EUR"))))];
        DepositSetOff result = DepositSetOff.Of(amounts, paid);

        Assert.Equal(Sum(amounts), Sum(result.Payable) + Sum(result.SetOff.Select(one => one.Left)));
        Assert.Equal(Sum(paid.Select(one => one.Left)), Sum(result.SetOff.Concat(result.Left).Select(one => one.Left)));
        Assert.DoesNotContain(result.Payable, one => one.Net.IsNegative || one.Tax.IsNegative);
        Assert.DoesNotContain(result.Left.Concat(result.SetOff), one => one.Left.Net.IsNegative || one.Left.Tax.IsNegative);
    }

    private static Money Sum(IEnumerable<TaxedAmount> amounts) => Money.Sum(amounts.Select(amount => amount.Gross), "EUR");
}
