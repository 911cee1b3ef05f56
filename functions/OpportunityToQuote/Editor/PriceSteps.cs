using System.Globalization;
using LeadToCash.Catalog;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Names of the steps of a price, for our own people.</summary>
internal static class PriceSteps
{
    public static string Name(PriceStep step) => step.Kind switch
    {
        PriceStepKind.List => "List price",
        PriceStepKind.VolumeTier when step.Discount.Value == 0 => "Price for this quantity",
        PriceStepKind.VolumeTier => $"Quantity −{Rate(step)}",
        PriceStepKind.CustomerPrice => "Customer's price",
        PriceStepKind.Option => $"Option {step.Rule}",
        PriceStepKind.Promotion => $"Promotion {step.Rule}",
        PriceStepKind.LineDiscount => $"Discount on the line {Rate(step)}",
        PriceStepKind.RequestedDiscount => $"Discount on the quote {Rate(step)}",
        PriceStepKind.Rounding => "Rounding",
        PriceStepKind.Bundle => "Bundle",
        PriceStepKind.Negotiated => "Agreed in the negotiation",
        _ => step.Kind.ToString(),
    };

    private static string Rate(PriceStep step) => step.Discount.ToString(CultureInfo.CurrentCulture);
}
