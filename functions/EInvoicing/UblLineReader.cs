namespace LeadToCash.EInvoicing;

/// <summary>Lines.</summary>
internal static class UblLineReader
{
    public static EInvoiceLine Line(UblElement line, string? currency, bool isCredit)
    {
        string quantity = isCredit ? "CreditedQuantity" : "InvoicedQuantity";
        UblElement? item = line.Group("Item");
        (string? category, decimal? rate) = UblAmountReader.Category(item?.Group("ClassifiedTaxCategory"));
        UblElement? invoiced = line.Group("DocumentReference");
        _ = invoiced?.Text("DocumentTypeCode");
        return new EInvoiceLine
        {
            Id = line.Text("ID"),
            Note = line.Text("Note"),
            Quantity = line.Number(quantity),
            Unit = line.Attribute(quantity, "unitCode"),
            NetAmount = line.Amount("LineExtensionAmount", currency),
            BuyerAccountingReference = line.Text("AccountingCost"),
            Period = UblPeriods.Read(line.Group("InvoicePeriod")),
            OrderLineReference = line.Inner("OrderLineReference", "LineID"),
            InvoicedObject = invoiced?.Identifier("ID"),
            Allowances = UblAmountReader.Adjustments(line, currency, isCharge: false),
            Charges = UblAmountReader.Adjustments(line, currency, isCharge: true),
            Item = item is null ? null : Item(item),
            VatCategory = category,
            VatRate = rate,
            Price = line.Group("Price") is { } price ? Price(price, currency) : null,
        };
    }

    private static ItemInformation Item(UblElement item) => new()
    {
        Name = item.Text("Name"),
        Description = item.Text("Description"),
        BuyerId = item.Inner("BuyersItemIdentification", "ID"),
        SellerId = item.Inner("SellersItemIdentification", "ID"),
        StandardId = item.Group("StandardItemIdentification")?.Identifier("ID"),
        OriginCountry = item.Inner("OriginCountry", "IdentificationCode"),
        Classifications = [.. item.Groups("CommodityClassification").Select(Classification)],
        Attributes = [.. item.Groups("AdditionalItemProperty").Select(attribute => new ItemAttribute(attribute.Text("Name"), attribute.Text("Value")))],
    };

    private static ItemClassification Classification(UblElement classification)
    {
        const string Code = "ItemClassificationCode";
        return new ItemClassification(classification.Text(Code), classification.Attribute(Code, "listID"), classification.Attribute(Code, "listVersionID"));
    }

    private static PriceDetails Price(UblElement price, string? currency)
    {
        UblElement? discount = price.Group("AllowanceCharge");
        _ = discount?.Flag("ChargeIndicator");
        return new PriceDetails(
            price.Amount("PriceAmount", currency),
            discount?.Amount("Amount", currency),
            discount?.Amount("BaseAmount", currency),
            price.Number("BaseQuantity"),
            price.Attribute("BaseQuantity", "unitCode"));
    }
}
