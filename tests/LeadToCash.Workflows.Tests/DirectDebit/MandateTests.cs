using LeadToCash.Cases;
using LeadToCash.Customers;
using LeadToCash.DirectDebit;

namespace LeadToCash.Workflows.Tests.DirectDebit;

public sealed class MandateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Signed = new(2026, 3, 2);
    private static readonly MandateAccount Account = new("DE89370400440532013000", "Karla Kunde");
    private static readonly MandateAccount SameBank = new("DE62370400440532013001", "Karla Kunde");
    private static readonly MandateAccount OtherBank = new("DE02120300000000202051", "Karla Kunde");

    [Fact]
    public void Use_OfARecurrentMandate_IsRcur_UnlessTheFirstIsMarked()
    {
        Assert.Equal(SequenceType.Rcur, Use(Granted(), "DD-1-1").LastUse!.Sequence);
        Mandate marked = Do(Granted(), new MandateCommand.Use("DD-1-1", Signed.AddDays(14), MarksFirst: true));
        Assert.Equal(SequenceType.Frst, marked.LastUse!.Sequence);
        Assert.Equal(SequenceType.Rcur, Do(marked, new MandateCommand.Use("DD-2-1", Signed.AddDays(14), MarksFirst: true)).LastUse!.Sequence);
    }

    [Fact]
    public void FirstUse_ThatTheBankDidNotTake_IsFirstAgain()
    {
        Mandate marked = Do(Granted(), new MandateCommand.Use("DD-1-1", Signed.AddDays(14), MarksFirst: true));
        Mandate undone = Do(marked, new MandateCommand.UndoUse("DD-1-1"));
        Assert.Null(undone.LastUse);
        Assert.Equal(SequenceType.Frst, Do(undone, new MandateCommand.Use("DD-1-2", Signed.AddDays(30), MarksFirst: true)).LastUse!.Sequence);
    }

    [Fact]
    public void OneOff_IsUsedOnce()
    {
        Mandate used = Use(Granted(MandateKind.OneOff), "DD-1-1");
        Assert.Equal((SequenceType.Ooff, MandateStatus.Used), (used.LastUse!.Sequence, used.Status));
        Assert.Equal("mandate-not-usable", Refused(used, new MandateCommand.Use("DD-2-1", Signed.AddDays(20), false)));
        Assert.Equal(MandateStatus.Active, Do(used, new MandateCommand.UndoUse("DD-1-1")).Status);
    }

    [Fact]
    public void PlannedEnd_MakesTheNextFinal()
    {
        Mandate last = Use(Do(Use(Granted(), "DD-1-1"), new MandateCommand.PlanEnd("staff:anna")), "DD-2-1");
        Assert.Equal((SequenceType.Fnal, MandateStatus.Used), (last.LastUse!.Sequence, last.Status));
        Assert.True(Do(last, new MandateCommand.UndoUse("DD-2-1")).EndsWithNext);
    }

    [Fact]
    public void Amendment_GoesIntoTheNextFileOnly_WithTheAccountBeforeOrSmnda()
    {
        Mandate used = Use(Granted(), "DD-1-1");
        Mandate near = Use(Amend(used, SameBank), "DD-2-1");
        Assert.Equal(new AccountAmendment(Account.Iban), near.LastUse!.Amendment);
        Assert.Null(Use(near, "DD-3-1").LastUse!.Amendment);
        Mandate far = Use(Amend(used, OtherBank), "DD-2-1");
        Assert.Equal(new AccountAmendment(null), far.LastUse!.Amendment);
        Mandate again = Use(Do(far, new MandateCommand.UndoUse("DD-2-1")), "DD-2-2");
        Assert.Equal(new AccountAmendment(null), again.LastUse!.Amendment);
        Assert.Null(Use(Amend(Granted(), OtherBank), "DD-1-1").LastUse!.Amendment);
    }

    [Fact]
    public void Mandate_Lapses36MonthsAfterItsLastCollection()
    {
        Mandate granted = Granted();
        Assert.True(granted.IsUsableOn(new DateOnly(2029, 3, 2)));
        Assert.False(granted.IsUsableOn(new DateOnly(2029, 3, 3)));
        Mandate used = Do(granted, new MandateCommand.Use("DD-1-1", new DateOnly(2028, 6, 15), false));
        Assert.Equal(new DateOnly(2031, 6, 15), used.LapsesAfter);
        Assert.Equal(used.LapsesAfter, Do(used, new MandateCommand.UndoUse("DD-1-1")).LapsesAfter); // handed in counts, be it rejected
        Assert.Equal("mandate-not-usable", Refused(used, new MandateCommand.Use("DD-2-1", new DateOnly(2031, 6, 16), false)));
    }

    [Fact]
    public void Suspension_EndsWithAnotherAccount_RevocationNever()
    {
        Mandate suspended = Do(Granted(), new MandateCommand.Suspend("AC04", "Account closed"));
        Assert.False(suspended.IsUsableOn(Signed.AddDays(14)));
        Assert.Equal(MandateStatus.Active, Amend(suspended, OtherBank).Status);
        Mandate revoked = Do(suspended, new MandateCommand.Revoke("wished", "customer"));
        Assert.Equal("mandate-revoked", Refused(revoked, new MandateCommand.Amend(OtherBank, "call", "staff:anna")));
        Assert.Empty(Mandate.Decide(revoked, new MandateCommand.Revoke("again", "customer"), Now).Events);
    }

    [Fact]
    public void Offer_IsGrantedOnce()
    {
        MandateTerms terms = Terms(MandateKind.Recurrent);
        Mandate offered = Do(null, new MandateCommand.Offer(terms, "staff:anna"));
        Assert.Equal(MandateStatus.Offered, offered.Status);
        Mandate granted = Do(offered, Grant(null));
        Assert.Equal((MandateStatus.Active, Signed), (granted.Status, granted.SignedOn));
        Assert.Empty(Mandate.Decide(granted, Grant(null), Now).Events);
    }

    private static Mandate Granted(MandateKind kind = MandateKind.Recurrent) => Do(null, Grant(Terms(kind)));

    private static MandateCommand.Grant Grant(MandateTerms? terms) => new(terms, Account, Signed, new MandateEvidence(MandateEvidenceKind.Paper, "Folder 7", "staff:anna"));

    private static MandateTerms Terms(MandateKind kind) => new("MD-2026-00001", "DE98ZZZ09999999999", new Party("Karla Kunde", "karla@kunde.example"), MandateScheme.Core, kind);

    private static Mandate Use(Mandate mandate, string id) => Do(mandate, new MandateCommand.Use(id, Signed.AddDays(14), false));

    private static Mandate Amend(Mandate mandate, MandateAccount account) => Do(mandate, new MandateCommand.Amend(account, "letter", "staff:anna"));

    private static string? Refused(Mandate mandate, MandateCommand command) => Mandate.Decide(mandate, command, Now).Refusal?.Code;

    private static Mandate Do(Mandate? mandate, MandateCommand command)
    {
        Decision<MandateEvent> decision = Mandate.Decide(mandate, command, Now);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(mandate, Mandate.Apply)!;
    }
}
