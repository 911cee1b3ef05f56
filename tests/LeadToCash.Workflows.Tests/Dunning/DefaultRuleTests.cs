using LeadToCash.Dunning;
using static LeadToCash.Workflows.Tests.Dunning.Ledger;

namespace LeadToCash.Workflows.Tests.Dunning;

/// <summary>Since when a debtor is in default.</summary>
public sealed class DefaultRuleTests
{
    private static readonly Claim Written = Of(1_000m, "2025-03-03") with { DueDateIsAgreed = false };
    private static readonly Claim Consumer = Written with { Debtor = DebtorKind.Consumer };

    [Fact]
    public void AgreedDate_OnADayOff_MovesToTheNextWorkingDay()
    {
        Claim whitsun = Of(1_000m, "2025-06-07"); // Saturday, followed by Whit Sunday and Whit Monday

        Assert.Equal(Day("2025-06-10"), DefaultRule.DueDate(whitsun, WorkingDays));
        Assert.Equal(new Default(Day("2025-06-11"), DefaultReason.AgreedDate), Default(whitsun));
    }

    [Fact]
    public void DateOfTheInvoiceAlone_PutsNobodyIntoDefault() => Assert.Null(Default(Written));

    [Fact]
    public void Reminder_PutsIntoDefaultWhenRead_AndInterestRunsFromTheNextDay() =>
        Assert.Equal(new Default(Day("2025-03-13"), DefaultReason.Reminder), Default(Consumer with { RemindersReceivedOn = [Day("2025-03-20"), Day("2025-03-12")] }));

    [Fact]
    public void Reminder_BeforeThePaymentIsDue_HasNoEffect() => Assert.Null(Default(Consumer with { RemindersReceivedOn = [Day("2025-03-03"), Day("2025-02-20")] }));

    [Fact]
    public void ThirtyDays_RunFromTheLaterOfDueDateAndReceipt_AndEndOnAWorkingDay()
    {
        Assert.Equal(new Default(Day("2025-04-03"), DefaultReason.ThirtyDays), Default(Written with { InvoiceReceivedOn = Day("2025-02-01") }));
        Assert.Equal(new Default(Day("2025-04-08"), DefaultReason.ThirtyDays), Default(Written with { InvoiceReceivedOn = Day("2025-03-06") })); // 5 April is a Saturday
    }

    [Fact]
    public void ThirtyDays_HoldForConsumersOnlyIfTheInvoiceSaidSo()
    {
        Claim received = Consumer with { InvoiceReceivedOn = Day("2025-03-03") };

        Assert.Null(Default(received));
        Assert.Equal(new Default(Day("2025-04-03"), DefaultReason.ThirtyDays), Default(received with { InvoiceTellsOfDefault = true }));
    }

    [Fact]
    public void Supply_StandsInForAnUncertainReceipt_OfBusinessesOnly()
    {
        Assert.Equal(new Default(Day("2025-04-03"), DefaultReason.ThirtyDays), Default(Written with { SupplyReceivedOn = Day("2025-02-20") }));
        Assert.Null(Default(Consumer with { SupplyReceivedOn = Day("2025-02-20"), InvoiceTellsOfDefault = true }));
    }

    [Fact]
    public void Refusal_PutsIntoDefaultAtOnce_ButNotBeforeThePaymentIsDue()
    {
        Assert.Equal(new Default(Day("2025-03-11"), DefaultReason.Refusal), Default(Written with { RefusedOn = Day("2025-03-10") }));
        Assert.Equal(new Default(Day("2025-03-04"), DefaultReason.Refusal), Default(Written with { RefusedOn = Day("2025-02-10") }));
    }

    [Fact]
    public void SeveralReasons_TheEarliestCounts() => Assert.Equal(
        new Default(Day("2025-03-13"), DefaultReason.Reminder), Default(Written with { InvoiceReceivedOn = Day("2025-03-03"), RemindersReceivedOn = [Day("2025-03-12")] }));

    [Fact]
    public void Default_IsNotKnownBeforeItHappens()
    {
        Claim claim = Written with { RemindersReceivedOn = [Day("2025-03-12")] };

        Assert.Null(DefaultRule.Of(claim, Terms, WorkingDays, Day("2025-03-12")));
        Assert.NotNull(DefaultRule.Of(claim, Terms, WorkingDays, Day("2025-03-13")));
    }

    private static Default? Default(Claim claim) => DefaultRule.Of(claim, Terms, WorkingDays, Day("2025-12-31"));
}
