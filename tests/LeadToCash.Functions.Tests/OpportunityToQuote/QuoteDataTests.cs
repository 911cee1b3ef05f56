using System.ComponentModel.DataAnnotations;
using LeadToCash.Catalog;
using LeadToCash.OpportunityToQuote;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.Tests.OpportunityToQuote;

/// <summary>The dated files and settings of prices and approvals: the ones that ship, and what is refused at start.</summary>
public sealed class QuoteDataTests : IDisposable
{
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
        ApprovalPolicy policy = ApprovalPolicies.Load(
            Path.Combine(Shipped, "OpportunityToQuote", "approval-policy.json"), setting => setting.Split(':')[1] + "@x.example").On(new DateOnly(2026, 3, 2));
        PricedContent content = Pricing.Price([new PriceItem(Catalog.Find("P-100")!, 1)], new Percentage(12), new PriceRules(new DateOnly(2026, 1, 1), []));
        Assert.Equal([ApprovalStep.Manager], ApprovalPlan.Decide(new ApprovalSubject(content, ByCustomer: false), policy).Steps.Select(required => required.Step));
    }

    [Theory]
    [InlineData("\"email\": \"a@x.example\"", "\"email\": \"nobody\"", "people.a")]
    [InlineData("\"email\": \"a@x.example\"", "\"setting\": \"Approvals:Missing\"", "Approvals:Missing")]
    [InlineData("\"email\": \"a@x.example\"", "\"email\": \"b@x.example\"", "people")]
    [InlineData("\"members\": [\"a\"]", "\"members\": []", "roles.r.members")]
    [InlineData("\"members\": [\"a\"]", "\"members\": [\"z\"]", "roles.r")]
    [InlineData("\"until\": \"2026-01-02\"", "\"until\": \"2025-01-02\"", "substitutes[0]")]
    [InlineData("\"substitute\": \"b\"", "\"substitute\": \"a\"", "substitutes[0]")]
    [InlineData("\"currencies\": [\"EUR\"]", "\"currencies\": [\"euro\"]", "policies[0].currencies")]
    [InlineData("\"currencies\": [\"EUR\"]", "\"currencies\": [\"EUR\", \"CHF\"]", "policies[0].rules[0].when[1]")]
    [InlineData("\"quorum\": 1", "\"quorum\": 2", "policies[0].steps[0].quorum")]
    [InlineData("\"role\": \"r\"", "\"role\": \"q\"", "policies[0].steps[0].role")]
    [InlineData("\"above\": 5", "\"above\": -1", "policies[0].rules[0].when[0]")]
    [InlineData("\"above\": 5", "\"in\": [\"5\"]", "policies[0].rules[0].when[0]")]
    [InlineData("\"fact\": \"discount\"", "\"fact\": \"discont\"", "$.policies[0].rules[0].when[0].fact")]
    [InlineData("\"fact\": \"discount\"", "\"fact\": \"amount\"", "policies[0].rules[0].when")]
    [InlineData("\"steps\": [\"s\"]", "\"steps\": [\"t\"]", "policies[0].rules[0].steps")]
    [InlineData("\"quorum\": 1", "\"quorums\": 1", "quorums")]
    [InlineData("\"validFrom\": \"2026-01-01\", ", "", "policies[0].validFrom")]
    public void ApprovalPolicy_WhenWrong_SaysWhichFileAndWhere(string right, string wrong, string where)
    {
        const string sound = """
            { "people": { "a": { "email": "a@x.example" }, "b": { "email": "b@x.example" } },
              "roles": { "r": { "members": ["a"], "escalation": ["b"] } },
              "substitutes": [ { "person": "a", "substitute": "b", "from": "2026-01-01", "until": "2026-01-02" } ],
              "policies": [ { "validFrom": "2026-01-01", "currencies": ["EUR"], "steps": [ { "id": "s", "role": "r", "quorum": 1 } ],
                "rules": [ { "id": "rule", "when": [ { "fact": "discount", "above": 5 }, { "fact": "amount", "aboveIn": { "EUR": 1 } } ], "steps": ["s"] } ] } ] }
            """;
        File.WriteAllText(_file, sound);
        Assert.Equal("2026-01-01", ApprovalPolicies.Load(_file, _ => null).On(new DateOnly(2026, 1, 1)).ValidFrom.ToString("yyyy-MM-dd"));
        Assert.Contains(right, sound, StringComparison.Ordinal);
        File.WriteAllText(_file, sound.Replace(right, wrong, StringComparison.Ordinal));
        InvalidDataException failure = Assert.Throws<InvalidDataException>(() => ApprovalPolicies.Load(_file, _ => null));
        Assert.Contains(_file, failure.Message, StringComparison.Ordinal);
        Assert.Contains(where, failure.Message, StringComparison.Ordinal);
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
