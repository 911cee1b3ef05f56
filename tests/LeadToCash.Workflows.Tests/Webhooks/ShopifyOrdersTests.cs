using LeadToCash.Catalog;
using LeadToCash.QuoteToOrder;
using LeadToCash.Webhooks;

namespace LeadToCash.Workflows.Tests.Webhooks;

public sealed class ShopifyOrdersTests
{
    [Fact]
    public void Fixture_WhenItsLinesExceedItsTotal_KeepsTheTotalAndExplains()
    {
        OrderDraft draft = Map(ShopifyOrders.Unwrap(Fixture.Read("shopify_order").Json));
        Assert.Equal(("shopify", "450789469", "#1001", "USD"), (draft.Source, draft.SourceId, draft.SourceNumber, draft.Currency));
        Assert.Equal((398.00m, 11.94m, 409.94m), (draft.Net.Amount, draft.Tax.Amount, draft.Gross.Amount));
        Assert.Equal([199.00m, 199.00m, 199.00m, -199.00m], draft.Lines.Select(line => line.Net.Amount));
        Assert.Equal(2, draft.Remarks.Count);
        Assert.All(draft.Lines, line => Assert.Equal(3m, line.TaxRate.Value));
        Assert.Equal(("Bob Norman", "bob.norman@hostmail.com", "Louisville"), (draft.Customer.Name, draft.Customer.Email, draft.Customer.Address!.City));
    }

    [Fact]
    public void Fixture_WhenItHasNoLines_IsUnusable()
    {
        Payload order = Fixture.Read("shopify_orders").Items("orders")[0];
        UnusableDeliveryException failure = Assert.Throws<UnusableDeliveryException>(() => Map(order));
        Assert.Contains("line_items", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Scenario", "F1")]
    public void Kind_WhenTheCatalogueKnowsTheItem_IsTheCatalogues()
    {
        OrderDraft draft = Map(Order("""
            {"sku":"P-100","title":"Pump","price":"4200.00","quantity":2,"requires_shipping":true},
            {"sku":"SVC-INST","title":"Installation","price":"780.00","quantity":1,"requires_shipping":false},
            {"sku":"OTHER","title":"Gift card","price":"20.00","quantity":1,"requires_shipping":false},
            {"sku":"","title":"Care","price":"89.00","quantity":1,"product_type":"Subscription box"}
            """, "9289.00", "0.00"));
        Assert.Equal([ProductKind.Physical, ProductKind.Service, ProductKind.Physical, ProductKind.Subscription], draft.Lines.Select(line => line.Kind));
    }

    [Fact]
    public void Tax_WhenIncludedInPrices_IsTakenOut()
    {
        OrderDraft draft = Map(Order("""
            {"sku":"A","title":"A","price":"119.00","quantity":2,"tax_lines":[{"rate":0.19,"price":"38.00"}]},
            {"sku":"B","title":"B","price":"10.70","quantity":1,"tax_lines":[{"rate":0.07,"price":"0.70"}]}
            """, "248.70", "38.70", taxesIncluded: true));
        Assert.Equal([200.00m, 10.00m], draft.Lines.Select(line => line.Net.Amount));
        Assert.Equal([19m, 7m], draft.Lines.Select(line => line.TaxRate.Value));
        Assert.Empty(draft.Remarks);
    }

    [Fact]
    public void Tax_WhenRoundedByLineAtTheShop_KeepsTheShopsTotal()
    {
        OrderDraft draft = Map(Order("""
            {"sku":"A","title":"A","price":"0.99","quantity":1,"tax_lines":[{"rate":0.19,"price":"0.16"}]},
            {"sku":"B","title":"B","price":"0.99","quantity":1,"tax_lines":[{"rate":0.19,"price":"0.16"}]}
            """, "1.98", "0.31", taxesIncluded: true));
        Assert.Equal((1.67m, 0.31m, 1.98m), (draft.Net.Amount, draft.Tax.Amount, draft.Gross.Amount));
        Assert.Equal(1.67m, draft.Lines.Sum(line => line.Net.Amount));
        Assert.Equal("Rounding", draft.Lines[^1].Name);
        Assert.Single(draft.Remarks);
    }

    [Fact]
    public void Discount_WhenOnTheWholeOrder_IsSpreadOverItsItems()
    {
        OrderDraft draft = Map(Order("""
            {"sku":"A","title":"A","price":"60.00","quantity":1},{"sku":"B","title":"B","price":"30.00","quantity":1},{"sku":"C","title":"C","price":"10.00","quantity":1}
            """, "90.00", "0.00", totalDiscounts: "10.00"));
        Assert.Equal([54.00m, 27.00m, 9.00m], draft.Lines.Select(line => line.Net.Amount));
        Assert.Empty(draft.Remarks);
    }

    [Fact]
    public void Discount_WhenAllocatedToLines_IsTakenOnce()
    {
        OrderDraft draft = Map(Order("""
            {"sku":"A","title":"A","price":"60.00","quantity":1,"total_discount":"0.00","discount_allocations":[{"amount":"10.00"}]}
            """, "50.00", "0.00", totalDiscounts: "10.00"));
        Assert.Equal([50.00m], draft.Lines.Select(line => line.Net.Amount));
    }

    [Fact]
    public void Shipping_WhenItCosts_IsALineOfItsOwn()
    {
        OrderDraft draft = Map(Order(
            """{"sku":"A","title":"A","price":"60.00","quantity":1,"price_set":{"shop_money":{"amount":"60.00"}}}""", "64.90", "0.00",
            shipping: """{"title":"DHL","price":"4.90"}"""));
        Assert.Equal(("DHL", 4.90m, ProductKind.Physical), (draft.Lines[1].Name, draft.Lines[1].Net.Amount, draft.Lines[1].Kind));
    }

    [Fact]
    public void Payment_WhenTheShopTookIt_IsWithTheOrder()
    {
        OrderDraft draft = Map(Order("""{"sku":"A","title":"A","price":"60.00","quantity":1}""", "60.00", "0.00", status: "paid"));
        Assert.Equal((60.00m, "shopify-77-paid"), (draft.Prepaid!.Amount.Amount, draft.Prepaid.PaymentId));
    }

    [Theory]
    [InlineData("""{"sku":"A","title":"A","price":"sixty","quantity":1}""", "EUR", "line_items[0].price")]
    [InlineData("""{"sku":"A","title":"A","price":"60.00","quantity":-1}""", "EUR", "line_items[0].quantity")]
    [InlineData("""{"sku":"A","title":"A","price":"60.00","quantity":1}""", "XXZ", "currency")]
    public void Content_WhenWrong_SaysWhere(string item, string currency, string where)
    {
        UnusableDeliveryException failure = Assert.Throws<UnusableDeliveryException>(() => Map(Order(item, "60.00", "0.00", currency: currency)));
        Assert.Contains(where, failure.Message, StringComparison.Ordinal);
    }

    private static OrderDraft Map(Payload order) => ShopifyOrders.ToDraft(order, Catalogue.Find);

    private static Payload Order(
        string items, string total, string tax, bool taxesIncluded = false, string totalDiscounts = "0.00", string shipping = "", string status = "pending", string currency = "EUR") =>
        Fixture.Parse($$"""
            {"id":77,"name":"#77","email":"k@kunde.example","currency":"{{currency}}","created_at":"2026-03-02T09:00:00+01:00","financial_status":"{{status}}",
             "taxes_included":{{(taxesIncluded ? "true" : "false")}},"total_discounts":"{{totalDiscounts}}","total_price":"{{total}}","total_tax":"{{tax}}",
             "line_items":[{{items}}],"shipping_lines":[{{shipping}}]}
            """);
}
