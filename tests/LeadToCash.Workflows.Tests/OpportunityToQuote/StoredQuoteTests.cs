using System.Text.Json;
using System.Text.Json.Serialization;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.Tests.OpportunityToQuote;

/// <summary>What was stored before approval policies were data is read as what it meant.</summary>
public sealed class StoredQuoteTests
{
    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        AllowOutOfOrderMetadataProperties = true,
    };

    [Fact]
    public void Events_OfThatTime_MeanTheSame()
    {
        QuoteStory story = QuoteStory.Priced(ApprovalStep.Manager);
        Quote quote = story.State!;
        foreach (string json in (string[])[
            """{"$type":"ApprovalRequested","quoteVersion":1,"step":"manager","approver":"manager@x.example","schedule":{"remindAt":"2026-05-28T08:00:00+00:00","escalateAt":"2026-06-02T08:00:00+00:00","expiresAt":"2026-06-08T08:00:00+00:00"}}""",
            """{"$type":"ApproverReminded","quoteVersion":1,"step":"manager"}""",
            """{"$type":"ApprovalEscalated","quoteVersion":1,"step":"manager","deputy":"deputy@x.example"}""",
            """{"$type":"ApprovalGiven","quoteVersion":1,"step":"manager","approver":"deputy@x.example","comment":"fine","decidedAt":"2026-06-03T08:00:00+00:00"}"""])
        {
            quote = Quote.Apply(quote, JsonSerializer.Deserialize<QuoteEvent>(json, Stored)!);
        }

        QuoteApproval approval = Assert.Single(quote.Approvals);
        Assert.Equal(
            (QuoteStatus.Approved, ApprovalStatus.Approved, "manager@x.example", "deputy@x.example", "deputy@x.example", "fine"),
            (quote.Status, approval.Status, approval.Approver, approval.Deputy, approval.DecidedBy, approval.Comment));
    }

    [Fact]
    public void State_OfThatTime_CanStillBeDecidedByApproverAndDeputy()
    {
        const string json = """
            {"id":"q-1","number":"Q-2026-00001","status":"approvalPending","quoteVersion":1,"source":"sales","customer":{"name":"Jana Berg","email":"jana@kunde.example","language":"de"},
             "requester":"rep@x.example","requestedLines":[{"sku":"P-100","quantity":1}],"discount":12,"fingerprint":"f1",
             "approvals":[{"step":"manager","status":"pending","reasons":[{"kind":"discount","actual":12,"limit":5}],"approver":"manager@x.example","deputy":"deputy@x.example",
               "schedule":{"remindAt":"2026-05-28T08:00:00+00:00","escalateAt":"2026-06-02T08:00:00+00:00","expiresAt":"2026-06-08T08:00:00+00:00"}}],
             "previousVersions":[]}
            """;
        Quote quote = JsonSerializer.Deserialize<Quote>(json, Stored)!;
        QuoteCommand.DecideApproval decide = new(1, ApprovalStep.Manager, ApprovalSeat.Deputy, Approved: true, Comment: null);
        ApprovalGiven given = Assert.IsType<ApprovalGiven>(Assert.Single(Quote.Decide(quote, decide, DateTimeOffset.Parse("2026-06-03T08:00Z")).Events));
        Assert.Equal(("deputy@x.example", 0, 0), (given.Approver, given.Stage, given.Remaining));
        Assert.Equal(QuoteStatus.Approved, Quote.Apply(quote, given).Status);
        Assert.Equal(
            Refusals.ApprovalLate, Quote.Decide(quote, decide, DateTimeOffset.Parse("2026-06-08T08:00Z")).Refusal!.Code);
    }

    [Theory]
    [InlineData("0", "manager")]
    [InlineData("1", "director")]
    [InlineData("\"Director\"", "director")]
    [InlineData("\"legal\"", "legal")]
    public void Step_ByItsNumberOrItsName_IsRead(string json, string id) => Assert.Equal(new ApprovalStep(id), JsonSerializer.Deserialize<ApprovalStep>(json));

    [Theory]
    [InlineData("2")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void Step_OfNoName_IsRefused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ApprovalStep>(json));
}
