using System.ComponentModel.DataAnnotations;
using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.Tests.OpportunityToQuote;

/// <summary>The dated files and settings of prices and approvals: the ones that ship, and what is refused at start.</summary>
public sealed class QuoteDataTests : IDisposable
{
    private const string Limits = """{ "discount": 5, "marginShortfall": 0, "net": 50000 }""";

    private static readonly string Shipped = Path.GetDirectoryName(typeof(ApprovalPolicies).Assembly.Location)!;
    private static readonly ProductCatalog Catalog = ProductCatalog.Load(Path.Combine(Shipped, "Catalog", "catalog.json"));
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    [Trait("Scenario", "D4")]
    public void PriceRules_AsShipped_GiveThreePercentFromFivePumps()
    {
        PriceRules rules = PriceBook.Load(Path.Combine(Shipped, "Catalog", "price-rules.json"), Catalog).On(new DateOnly(2026, 3, 2));
        Assert.Equal(new Percentage(3), rules.TierFor("p-100", 5)!.Discount);
        Assert.Null(rules.TierFor("P-100", 4));
    }

    [Fact]
    public void PriceRules_ByDate_AreTheLastThatHaveStarted()
    {
        PriceBook book = Prices("""
            { "rules": [ { "validFrom": "2026-07-01", "volumeTiers": [ { "sku": "P-100", "fromQuantity": 5, "discount": 4 } ] },
                         { "validFrom": "2026-01-01", "volumeTiers": [ { "sku": "P-100", "fromQuantity": 5, "discount": 3 } ] } ] }
            """);
        Assert.Equal(new Percentage(3), book.On(new DateOnly(2026, 6, 30)).TierFor("P-100", 5)!.Discount);
        Assert.Equal(new Percentage(4), book.On(new DateOnly(2026, 7, 1)).TierFor("P-100", 5)!.Discount);
        Assert.Throws<InvalidDataException>(() => book.On(new DateOnly(2025, 12, 31)));
    }

    [Theory]
    [InlineData("""{ "rules": [] }""")]
    [InlineData("""{ "rules": [ { "validFrom": "2026-01-01", "volumeTiers": [] }, { "validFrom": "2026-01-01", "volumeTiers": [] } ] }""")]
    [InlineData("""{ "rules": [ { "validFrom": "2026-01-01", "volumeTiers": [ { "sku": "P-999", "fromQuantity": 5, "discount": 3 } ] } ] }""")]
    [InlineData("""{ "rules": [ { "validFrom": "2026-01-01", "volumeTiers": [ { "sku": "P-100", "fromQuantity": 0, "discount": 3 } ] } ] }""")]
    [InlineData("""{ "rules": [ { "validFrom": "2026-01-01", "volumeTiers": [ { "sku": "P-100", "fromQuantity": 5, "discount": 100 } ] } ] }""")]
    [InlineData("{ rules")]
    public void PriceRules_WhenWrong_SayWhichFile(string json)
    {
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => Prices(json));
        Assert.Contains(_file, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "D9")]
    public void ApprovalPolicy_AsShipped_AsksTheManagerAtTwelvePercent()
    {
        ApprovalPolicy policy = ApprovalPolicies.Load(Path.Combine(Shipped, "OpportunityToQuote", "approval-policy.json")).On(new DateOnly(2026, 3, 2));
        PricedContent content = Pricing.Price([new PriceItem(Catalog.Find("P-100")!, 1)], new Percentage(12), new PriceRules(new DateOnly(2026, 1, 1), []));
        Assert.Equal([ApprovalStep.Manager], ApprovalPolicy.Decide(content, byCustomer: false, policy).Select(required => required.Step));
    }

    [Theory]
    [InlineData("""{ "policies": [] }""")]
    [InlineData("""{ "policies": [ { "validFrom": "2026-01-01", "currency": "EUR", "manager": LIMITS } ] }""")]
    [InlineData("""{ "policies": [ { "validFrom": "2026-01-01", "currency": "euro", "manager": LIMITS, "director": LIMITS } ] }""")]
    [InlineData("""{ "policies": [ { "validFrom": "2026-01-01", "currency": "EUR", "manager": LIMITS, "director": { "discount": 4, "marginShortfall": 0, "net": 50000 } } ] }""")]
    [InlineData("""{ "policies": [ { "validFrom": "2026-01-01", "currency": "EUR", "manager": { "discount": -1, "marginShortfall": 0, "net": 1 }, "director": LIMITS } ] }""")]
    public void ApprovalPolicy_WhenWrong_SaysWhichFile(string json)
    {
        File.WriteAllText(_file, json.Replace("LIMITS", Limits, StringComparison.Ordinal));
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => ApprovalPolicies.Load(_file));
        Assert.Contains(_file, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(24, 48, 72, true)]
    [InlineData(48, 48, 72, false)]
    [InlineData(24, 72, 72, false)]
    public void ApprovalOptions_WhenDeadlinesDoNotFollowEachOther_AreRefused(double remind, double escalate, double expire, bool sound) =>
        Assert.Equal(sound, IsSound(Approvers(remind, escalate, expire)));

    [Theory]
    [InlineData("rep@x.example", "manager@x.example", "escalation@x.example")]
    [InlineData("MANAGER@x.example", "escalation@x.example", "director@x.example")]
    [InlineData("escalation@x.example", "manager@x.example", "director@x.example")]
    public void ApprovalOptions_WhoeverAsks_NameTwoOthers(string requester, string approver, string deputy)
    {
        ApprovalOptions options = Approvers(24, 48, 72);
        Assert.Equal(approver, options.ApproverOf(ApprovalStep.Manager, requester));
        Assert.Equal(deputy, options.DeputyOf(approver, requester));
    }

    [Fact]
    public void QuoteOptions_WhenReminderIsAfterTheEnd_AreRefused() => Assert.False(IsSound(new QuoteOptions { ValidityDays = 5, ReminderDays = 5 }));

    private PriceBook Prices(string json)
    {
        File.WriteAllText(_file, json);
        return PriceBook.Load(_file, Catalog);
    }

    private static bool IsSound(object options) => Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true);

    private static ApprovalOptions Approvers(double remind, double escalate, double expire) => new()
    {
        Manager = "manager@x.example",
        Director = "director@x.example",
        Escalation = "escalation@x.example",
        ReminderAfterHours = remind,
        EscalationAfterHours = escalate,
        ExpiryAfterHours = expire,
    };
}
