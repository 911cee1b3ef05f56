using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Contracts;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Workflows.Tests.Contracts;

public sealed class ContractTests
{
    private static readonly DateOnly March = new(2026, 3, 2);

    [Fact]
    [Trait("Scenario", "D10")]
    public void Extension_CarriedOutTwice_MovesTheEndOnce()
    {
        Contract contract = Agreements.Begun();
        ContractCommand.CarryOut extension = Agreements.Extension(contract, 12);
        Contract extended = contract.Do(extension);
        Assert.Equal((new DateOnly(2027, 6, 30), 2), (extended.EndsOn, extended.Revision));
        Assert.Same(extended, extended.Do(extension));
    }

    [Fact]
    public void Extension_OfAnotherRevision_IsRefused()
    {
        Contract contract = Agreements.Begun();
        ContractCommand.CarryOut stale = Agreements.Extension(contract, 12, "q-2");
        Assert.Equal(ContractRefusals.Changed, contract.Do(Agreements.Extension(contract, 12)).Refused(stale));
    }

    [Fact]
    public void Reservation_KeepsOthersOutUntilItIsCarriedOutReleasedOrOver()
    {
        Contract contract = Agreements.Begun();
        ContractCommand.Reserve mine = new("q-1", 1, Agreements.Change(contract));
        ContractCommand.Reserve theirs = new("q-2", 1, Agreements.Change(contract));
        Contract reserved = contract.Do(mine);
        Assert.Equal(ContractRefusals.Busy, reserved.Refused(theirs));
        Assert.Equal(ContractRefusals.Busy, reserved.Refused(new ContractCommand.Cancel(ContractSide.Customer, March, null, null, March)));
        Assert.Equal("q-2", reserved.Do(theirs, Agreements.At + TimeSpan.FromMinutes(5)).Reservation!.QuoteId);
        Assert.Equal("q-2", reserved.Do(new ContractCommand.Release("q-1", 1)).Do(theirs).Reservation!.QuoteId);
        Assert.Same(reserved, reserved.Do(new ContractCommand.Release("q-2", 1)));
        Contract carriedOut = reserved.Do(Agreements.Extension(contract, 12));
        Assert.Null(carriedOut.Reservation);
        Assert.Equal(ContractRefusals.Changed, carriedOut.Refused(theirs));
    }

    [Fact]
    public void Pursuit_WhileAQuoteIsBeingAccepted_Waits()
    {
        Contract contract = Agreements.Begun();
        DateTimeOffset night = new(2026, 6, 30, 22, 0, 0, TimeSpan.Zero);
        Contract reserved = contract.Do(new ContractCommand.Reserve("q-1", 1, Agreements.Change(contract)), night);
        ContractCommand.Pursue pursue = new(new DateOnly(2026, 7, 1), TimeOnly.MinValue);
        Assert.Same(reserved, reserved.Do(pursue, night));
        Assert.Equal(2, reserved.Do(pursue, night + TimeSpan.FromMinutes(5)).Term.Number);
    }

    [Fact]
    public void Term_WhenNobodyCancels_RemindsOnceThenRenewsWithNewDates()
    {
        Contract contract = Agreements.Begun();
        Assert.Equal((new DateOnly(2026, 3, 1), new TimeOnly(9, 0)), contract.NextDue());
        contract = contract.On(new DateOnly(2026, 3, 1));
        Assert.Equal([ContractStepKind.TellBegun, ContractStepKind.RemindOwner], contract.Steps.Select(step => step.Kind));
        Assert.Same(contract, contract.On(new DateOnly(2026, 3, 31)));
        contract = contract.On(new DateOnly(2026, 4, 1)).On(new DateOnly(2026, 7, 1));
        Assert.Equal((2, new DateOnly(2027, 6, 30), new DateOnly(2027, 3, 31)), (contract.Term.Number, contract.EndsOn, contract.LastNoticeDay));
        contract = contract.On(new DateOnly(2027, 3, 1));
        Assert.Equal(2, contract.Steps.Count(step => step.Kind == ContractStepKind.RemindOwner));
        Assert.Equal(contract.Steps.Count, contract.Steps.Select(step => step.Key).Distinct().Count());
    }

    [Fact]
    public void Pursuit_AfterYearsOfSilence_CatchesUpInOrder()
    {
        Contract contract = Agreements.Begun(Agreements.Business(1, 1, 0));
        DateOnly today = new(2030, 1, 1);
        for (Contract before = contract; (contract = contract.On(today)) != before; before = contract)
        {
        }

        Assert.Equal((new DateOnly(2030, 1, 31), 55), (contract.EndsOn, contract.Term.Number));
    }

    [Theory]
    [InlineData("2026-03-31", "2026-06-30")]
    [InlineData("2026-04-01", "2027-06-30")]
    public void Cancellation_InTimeOrLate_EndsTheContractOnItsDay(string received, string last)
    {
        DateOnly day = DateOnly.Parse(received);
        Contract contract = Agreements.Begun().On(day).Do(new ContractCommand.Cancel(ContractSide.Customer, day, null, "moves away", day));
        Assert.Equal((DateOnly.Parse(last), ContractStatus.Cancelled), (contract.EndsOn, contract.Status));
        contract = contract.On(DateOnly.Parse(last));
        Assert.Equal(ContractStatus.Cancelled, contract.Status);
        contract = contract.On(DateOnly.Parse(last).AddDays(1));
        Assert.Equal((ContractStatus.Ended, DateOnly.Parse(last)), (contract.Status, contract.EndedOn));
        Assert.Equal([ContractStepKind.EndBilling, ContractStepKind.TellEnded], contract.Steps.TakeLast(2).Select(step => step.Kind));
        Assert.Null(contract.NextDue());
    }

    [Fact]
    public void Cancellation_Withdrawn_TakesBothSides()
    {
        Contract contract = Agreements.Begun().Do(new ContractCommand.Cancel(ContractSide.Customer, March, null, null, March));
        Contract proposed = contract.Do(new ContractCommand.WithdrawCancellation(ContractSide.Us, March));
        Assert.Equal((ContractStatus.Cancelled, ContractStepKind.OfferWithdrawal), (proposed.Status, proposed.Steps[^1].Kind));
        Assert.Same(proposed, proposed.Do(new ContractCommand.WithdrawCancellation(ContractSide.Us, March)));
        Contract withdrawn = proposed.Do(new ContractCommand.WithdrawCancellation(ContractSide.Customer, March));
        Assert.Equal((ContractStatus.Active, new DateOnly(2026, 6, 30)), (withdrawn.Status, withdrawn.EndsOn));
        Assert.Equal("contract-not-cancelled", withdrawn.Refused(new ContractCommand.WithdrawCancellation(ContractSide.Us, March)));
        Assert.Equal(ContractRefusals.Ended, proposed.Refused(new ContractCommand.WithdrawCancellation(ContractSide.Customer, new DateOnly(2026, 7, 1))));
    }

    [Fact]
    public void Contract_ThatEndsByItself_CantBeCancelledAndEnds()
    {
        Contract contract = Agreements.Begun(Agreements.Ending());
        Assert.Equal(ContractRefusals.EndsAnyway, contract.Refused(new ContractCommand.Cancel(ContractSide.Customer, March, null, null, March)));
        Assert.Equal(ContractStatus.Ended, contract.On(new DateOnly(2026, 7, 1)).Status);
    }

    [Theory]
    [InlineData(2, "2026-03-02")]
    [InlineData(0.5, "2026-07-01")]
    public void Lines_ForMoreOrLess_RunFromTheDayThatTheTermsAllow(double quantity, string from)
    {
        Contract contract = Agreements.Begun();
        Contract changed = contract.Do(new ContractCommand.CarryOut("q-1", 1, Agreements.Change(contract), null, [Agreements.Line((decimal)quantity)], March));
        DateOnly first = DateOnly.Parse(from);
        Assert.Equal(((decimal)quantity, 1m), (changed.LinesOn(first)[0].Quantity, changed.LinesOn(first.AddDays(-1))[0].Quantity));
        changed = changed.On(first);
        Assert.Equal(((decimal)quantity, first, 0), (changed.Lines[0].Quantity, changed.LinesFrom, changed.Scheduled.Count));
        Assert.Single(changed.Steps, step => step.Kind == ContractStepKind.ChangeBilling);
    }

    [Fact]
    public void Lines_AgreedForAfterTheLastDay_NeverRun()
    {
        Contract contract = Agreements.Begun();
        contract = contract.Do(new ContractCommand.CarryOut("q-1", 1, Agreements.Change(contract, from: new DateOnly(2026, 7, 1)), null, [Agreements.Line(2)], March));
        contract = contract.Do(new ContractCommand.Cancel(ContractSide.Customer, March, null, null, March)).On(new DateOnly(2026, 7, 1));
        Assert.Equal((ContractStatus.Ended, 1m), (contract.Status, contract.Lines[0].Quantity));
        Assert.DoesNotContain(contract.History, record => record.Kind == ContractRecordKind.ChangeTookEffect);
    }

    /// <summary>Any order of clicks, days and repeats: a state that can be, told once each, with an end that never comes before the notice is over.</summary>
    [Property(MaxTest = 300)]
    public Property Contract_WhateverHappens_StaysConsistent() => Prop.ForAll(Arb.From(Gen.Choose(0, 9).ListOf(40)), Arb.From(Gen.Elements(0, 1, 12)), (moves, minimum) =>
    {
        Contract contract = Agreements.Begun(minimum == 1 ? Agreements.Business(1, 1, 1) : minimum == 0 ? Agreements.Consumer(0) : Agreements.Business());
        DateOnly today = contract.Start;
        HashSet<string> told = [];
        int quotes = 0;
        foreach (int move in moves)
        {
            today = move >= 6 ? today.AddDays((move - 5) * 23) : today;
            ContractCommand command = move switch
            {
                0 => Agreements.Extension(contract, 1 + (quotes % 5), $"q-{quotes++}", today),
                1 => new ContractCommand.CarryOut($"q-{quotes++}", 1, Agreements.Change(contract, from: today.AddDays(quotes)), null, [Agreements.Line(1 + quotes)], today),
                2 => new ContractCommand.Cancel(ContractSide.Customer, today, null, null, today),
                3 => new ContractCommand.WithdrawCancellation(ContractSide.Customer, today),
                4 => new ContractCommand.WithdrawCancellation(ContractSide.Us, today),
                _ => new ContractCommand.Pursue(today, new TimeOnly(9, 0)),
            };
            LeadToCash.Cases.Decision<ContractEvent> decision = Contract.Decide(contract, command, Agreements.At);
            ContractStatus before = contract.Status;
            contract = decision.Events.Aggregate(contract, Contract.Apply);
            Assert.False(before == ContractStatus.Ended && contract.Status != ContractStatus.Ended, "What is over stays over.");
            Assert.All(contract.Steps, step => told.Add(step.Key));
            Assert.Equal(contract.Steps.Count, contract.Steps.DistinctBy(step => step.Key).Count());
            Assert.True(contract.Cancellation is not { } notice || notice.EffectiveOn >= ContractDates.NoticeOver(contract.Terms.Notice, notice.ReceivedOn));
            Assert.True(contract.NextDue() is null || contract.NextDue()!.Value.Date > today || command is not ContractCommand.Pursue || decision.Events.Count == 30);
        }
    });
}
