using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.Customers;

namespace LeadToCash.Tests.Customers;

public sealed class PartyInEventTests
{
    [Theory]
    [InlineData("""{ "customer": { "name": "Kim", "email": "kim@example.com" } }""")]
    [InlineData("""{ "draft": { "customer": { "name": "Kim", "email": "kim@example.com", "language": "en", "address": null } } }""")]
    public void Of_AnEventOfAQuoteOrOrder_IsItsCustomer(string data) =>
        Assert.Equal(new Party("Kim", "kim@example.com"), Read(data) is { } party ? party with { Language = "en" } : null);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "customer": null }""")]
    [InlineData("""{ "customer": "kim" }""")]
    [InlineData("""{ "customer": { "name": "Kim" } }""")]
    [InlineData("""{ "draft": 5 }""")]
    public void Of_AnEventWithoutOne_IsNobody(string data) => Assert.Null(Read(data));

    private static Party? Read(string data) =>
        PartyInEvent.Of(new CaseEvent("quote", "q-1", 1, "QuoteRequested", default, "system", JsonSerializer.Deserialize<JsonElement>(data)));
}
