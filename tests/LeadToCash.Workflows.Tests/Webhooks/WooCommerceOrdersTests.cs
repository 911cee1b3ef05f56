using LeadToCash.QuoteToOrder;
using LeadToCash.Webhooks;

namespace LeadToCash.Workflows.Tests.Webhooks;

public sealed class WooCommerceOrdersTests
{
    [Fact]
    public void Fixture_WhenMapped_HasTheShopsTotals()
    {
        OrderDraft draft = WooCommerceOrders.ToDraft(Fixture.Read("woocommerce_order_1"), Catalogue.Find);
        Assert.Equal((28.00m, 1.35m, 29.35m), (draft.Net.Amount, draft.Tax.Amount, draft.Gross.Amount));
        Assert.Equal([6.00m, 12.00m, 10.00m], draft.Lines.Select(line => line.Net.Amount));
        Assert.Equal([7.5m, 7.5m, 0m], draft.Lines.Select(line => line.TaxRate.Value));
        Assert.Equal("Ship Your Idea – Color: Black, Size: M Test", draft.Lines[1].Name);
        Assert.Equal((29.35m, new DateTimeOffset(2017, 3, 22, 19, 28, 8, TimeSpan.Zero)), (draft.Prepaid!.Amount.Amount, draft.Prepaid.At));
        Assert.Empty(draft.Remarks);
    }

    [Fact]
    public void Rate_WhenTheShopStatesIt_IsTheShops()
    {
        Payload order = Fixture.Parse("""
            {"id":9,"number":"9","currency":"EUR","status":"processing","total":"1.18","total_tax":"0.19","billing":{"email":"k@kunde.example"},
             "line_items":[{"name":"A","sku":"A","quantity":1,"total":"0.99","total_tax":"0.19","taxes":[{"id":4,"total":"0.19"}]}],
             "tax_lines":[{"rate_id":4,"rate_percent":19}]}
            """);
        Assert.Equal(19m, WooCommerceOrders.ToDraft(order, Catalogue.Find).Lines[0].TaxRate.Value);
    }

    [Fact]
    public void Status_WhenCancelled_IsACancellation()
    {
        Assert.NotNull(WooCommerceOrders.CancellationOf(Fixture.Parse("""{"status":"cancelled"}""")));
        Assert.Null(WooCommerceOrders.CancellationOf(Fixture.Parse("""{"status":"processing"}""")));
    }
}
