using LeadToCash.Cases;
using LeadToCash.Customers;

namespace LeadToCash.Tests.Customers;

public sealed class CustomerTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Party Kim = new("Kim Keller", "kim@example.com", "Keller GmbH", Phone: "+49 89 1");

    [Fact]
    public void Record_WhenUnknown_Registers() => Assert.Equal(Kim, After((Kim, Monday)).Party);

    [Fact]
    public void Record_WhenNewer_WinsAndForgetsNothing()
    {
        Customer customer = After((Kim, Monday), (Kim with { Name = "Kim Klein", Phone = null }, Monday.AddDays(1)));

        Assert.Equal(Kim with { Name = "Kim Klein" }, customer.Party);
    }

    [Fact]
    public void Record_WhenOlder_FillsOnlyGaps()
    {
        PostalAddress address = new("Am Hang 1", "80331", "München", "DE");
        Customer customer = After((Kim, Monday), (Kim with { Name = "K. K.", Address = address }, Monday.AddDays(-1)));

        Assert.Equal(Kim with { Address = address }, customer.Party);
        Assert.Equal(Monday, customer.AsOf);
    }

    [Fact]
    public void Record_WhenNothingIsNew_ChangesNothing() =>
        Assert.Empty(Customer.Decide(After((Kim, Monday)), new RecordCustomer(Kim, "order", Monday.AddDays(1)), Monday).Events);

    [Theory]
    [InlineData("kim@example.com", " KIM@Example.COM ")]
    public void OfEmail_IgnoresCaseAndBlanks(string one, string other) => Assert.Equal(CustomerIds.OfEmail(one), CustomerIds.OfEmail(other));

    private static Customer After(params (Party Party, DateTimeOffset AsOf)[] told)
    {
        Customer? state = null;
        foreach ((Party party, DateTimeOffset asOf) in told)
        {
            Decision<CustomerEvent> decision = Customer.Decide(state, new RecordCustomer(party, "order", asOf), asOf);
            state = decision.Events.Aggregate(state, Customer.Apply);
        }

        return state!;
    }
}
