using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadToCash.Banking;
using LeadToCash.Banking.Matching;
using static LeadToCash.Workflows.Tests.Banking.Receipts;

namespace LeadToCash.Workflows.Tests.Banking;

public sealed class PaymentMatchingTests
{
    [Theory]
    [InlineData("11.030,11 RE-2026-0007", "RE-2026-00007")]
    [InlineData("re 2026 0007 danke", "RE-2026-00007")]
    [InlineData("RECHNUNG NR. 2026/7", "RE-2026-00007")]
    [InlineData("Rechnungsnummer: RE-2026-00 007", "RE-2026-00007")]
    [InlineData("SVWZ+RE202600007", "RE-2026-00007")]
    [InlineData("RF57 RE20 2600 007", "RE-2026-00007")]
    [InlineData("2026-00012 und Invoice 2026-13", "RE-2026-00012", "RE-2026-00013")]
    public void Mentions_HoweverWritten_AreFound(string text, params string[] numbers) => Assert.Equal(
        numbers.Order(), numbers.Order().Where(number => Mentions.In(Of(1, text)).Any(mention => mention.Kind == MentionKind.Invoice && mention.Candidates.Contains(number))));

    [Theory]
    [InlineData("Auftrag A-2026-00003", "A-2026-00003")]
    [InlineData("Order 2026 4", "A-2026-00004")]
    public void Mentions_OfOrders_AreFound(string text, string number) =>
        Assert.Contains(Mentions.In(Of(1, text)), mention => mention.Kind == MentionKind.Order && mention.Candidates.Contains(number));

    [Theory]
    [InlineData("Miete 03/2026 vom 10.03.2026")]
    [InlineData("RF18RE202600007")]
    [InlineData("Kundennummer 4711")]
    public void Mentions_WhereNothingIsNamed_AreNone(string text) => Assert.Empty(Mentions.In(Of(1, text)));

    [Theory]
    [Trait("Scenario", "F13")]
    [InlineData(1103011, 1103011, true)]
    [InlineData(1103011, 1103010, false)]
    [InlineData(1190000, 1071000, true)] // 90 %
    [InlineData(1190000, 1071001, false)]
    [InlineData(1190000, 500000, true)]
    public void OneNamedInvoice_IsBookedWhenPaidOrClearlyInPart(int openCents, int paidCents, bool isBooked)
    {
        (decimal open, decimal paid) = (openCents / 100m, paidCents / 100m);
        MatchDecision decision = PaymentMatching.Decide(Question(Of(paid), Invoice(1, open)));
        Assert.Equal(isBooked, decision.Allocations.Count == 1);
        Assert.Equal(isBooked, decision.Unclear is null);
        if (!isBooked)
        {
            Assert.Equal(Money.Of(open - paid, "EUR"), decision.Unclear!.Proposals[0].Difference);
        }
    }

    [Theory]
    [InlineData(98000, "2026-03-12", true)]
    [InlineData(98001, "2026-03-12", true)]
    [InlineData(98000, "2026-03-13", false)]
    [InlineData(99999, "2026-03-12", false)]
    [InlineData(97000, "2026-03-12", false)]
    public void CashDiscount_IsGrantedWithinItsDaysAndAmount(int paidCents, string day, bool isGranted)
    {
        decimal paid = paidCents / 100m;
        MatchingRule rule = Rule with { Discounts = [new DiscountTerm(8, new Percentage(2), GraceDays: 2)] };
        MatchQuestion question = Question(Of(paid) with { BookedOn = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) }, Invoice(1, 1000)) with { Rule = rule };
        MatchDecision decision = PaymentMatching.Decide(question);
        Assert.Equal(isGranted ? Money.Of(1000 - paid, "EUR") : (Money?)null, decision.Allocations is [{ } first, ..] ? first.Discount : null);
    }

    [Fact]
    public void StatedFee_IsBorneUpToTheRule()
    {
        MatchDecision borne = PaymentMatching.Decide(Question(Of(985) with { Charges = Money.Of(15, "EUR") }, Invoice(1, 1000)));
        MatchDecision tooHigh = PaymentMatching.Decide(Question(Of(965) with { Charges = Money.Of(35, "EUR") }, Invoice(1, 1000)));
        Assert.Equal((Money.Of(1000, "EUR"), Money.Of(15, "EUR")), (borne.Allocations[0].Amount, borne.Fee));
        Assert.Empty(tooHigh.Allocations);
    }

    [Fact]
    public void KnownAccount_WithTheAmountOfOneInvoiceOrOfAll_IsBooked()
    {
        MatchQuestion question = Question(Of(300)) with { PayerIs = ["k-1"], OfPayer = [Invoice(1, 100), Invoice(2, 300), Invoice(3, 50)] };
        Assert.Equal("RE-2026-00002", Assert.Single(PaymentMatching.Decide(question).Allocations).Number);
        Assert.Equal(3, PaymentMatching.Decide(question with { Entry = Of(450) }).Allocations.Count);
        MatchDecision some = PaymentMatching.Decide(question with { Entry = Of(150) });
        Assert.Equal(["RE-2026-00001", "RE-2026-00003"], some.Unclear!.Proposals[0].Allocations.Select(one => one.Number));
    }

    [Fact]
    public void PartialPayment_FromAnotherCustomersAccount_IsClarified() =>
        Assert.Empty(PaymentMatching.Decide(Question(Of(500), Invoice(1, 1000)) with { PayerIs = ["k-2"] }).Allocations);

    [Property]
    public Property Matching_WhateverComes_NeverBooksMoreThanIsOpenAndListsTheRest()
    {
        Gen<MatchQuestion> questions =
            from opens in Gen.Choose(0, 40).Select(cents => cents * 50L).ArrayOf(5)
            from amount in Gen.Choose(1, 4000).Select(cents => (cents / 25) * 25L + 25)
            from named in Gen.Choose(0, 5)
            from knowsPayer in Gen.Elements(true, false)
            from sure in Gen.Elements(true, false)
            from fee in Gen.Elements(0L, 25L, 50L)
            from discounted in Gen.Elements(true, false)
            let invoices = opens.Select((open, index) => Invoice(index + 1, open / 100m, gross: 20)).ToArray()
            select Question(Of(amount / 100m) with { Charges = fee == 0 ? null : new Money(fee, "EUR") }) with
            {
                Named = [.. invoices.Take(named).Select(invoice => new NamedInvoice(invoice, sure))],
                PayerIs = knowsPayer ? ["k-1"] : [],
                OfPayer = knowsPayer ? [.. invoices.Where(invoice => !invoice.Open.IsZero)] : [],
                SameAmount = [.. invoices.Where(invoice => invoice.Open.MinorUnits == amount)],
                Rule = discounted ? Rule with { Discounts = [new DiscountTerm(14, new Percentage(3))] } : Rule,
            };
        return Prop.ForAll(questions.ToArbitrary(), Holds);
    }

    private static bool Holds(MatchQuestion question)
    {
        MatchDecision decision = PaymentMatching.Decide(question);
        Money received = question.Entry.Amount + (decision.Fee ?? Money.Zero("EUR"));
        Money booked = Money.Sum(decision.Allocations.Select(one => one.Amount), "EUR");
        Dictionary<string, Money> open = question.Named.Select(one => one.Invoice).Concat(question.OfPayer).DistinctBy(one => one.InvoiceId).ToDictionary(one => one.InvoiceId, one => one.Open);
        bool withinOpen = decision.Allocations.GroupBy(one => one.InvoiceId!)
            .All(one => Money.Sum(one.Select(part => part.Amount + (part.Discount ?? Money.Zero("EUR"))), "EUR") <= open[one.Key]);
        bool isListed = booked == received || decision.Unclear is not null;
        Movement movement = Movement.Apply(null, new MovementImported(question.Entry, "st-1"));
        Cases.Decision<MovementEvent> decided = Movement.Decide(movement, decision.Command("mv-1"), DateTimeOffset.UnixEpoch);
        Movement after = decided.Events.Aggregate(movement, Movement.Apply);
        return withinOpen && booked <= received && isListed && decided.Refusal is null && (after.Left.IsZero || after.Status == MovementStatus.Unclear);
    }
}
