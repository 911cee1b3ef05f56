using System.Globalization;
using LeadToCash.Catalog;
using LeadToCash.Configuration;
using LeadToCash.Requests;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Checks the lines of a request one by one: what is sold, how much of it, with which options, at what price.</summary>
/// <param name="catalog">What is sold today.</param>
/// <param name="configurators">The rules of configurable products, of today.</param>
public sealed class QuoteLineCheck(ProductCatalog catalog, Configurators configurators)
{
    private const int MaximumLines = 100;
    private const int LongestName = 20;
    private const int LongestHeading = 100;
    private const decimal MaximumQuantity = 10_000;
    private const decimal MaximumPrice = 100_000_000;
    private const string Piece = "C62";

    /// <summary>The lines as they are ordered; what is wrong goes into <paramref name="errors"/> under <c>lines[0].quantity</c>.</summary>
    /// <param name="written">As written.</param>
    /// <param name="currency">ISO 4217 of agreed prices.</param>
    /// <param name="errors">Takes what is wrong.</param>
    internal IReadOnlyList<RequestedLine> Check(IReadOnlyList<QuoteFormLine> written, string currency, FieldErrors errors)
    {
        errors.Require(written.Any(line => !line.Optional), "lines", "Error.NoLines");
        errors.Require(written.Count <= MaximumLines, "lines", "Error.TooManyLines", MaximumLines);
        errors.Require(written.Where(line => line.Line.Length > 0).DistinctBy(line => line.Line).Count() == written.Count(line => line.Line.Length > 0), "lines", "Error.LineTwice");
        return [.. written.Take(MaximumLines).Select((line, index) => Check(line, $"lines[{index}]", currency, errors))];
    }

    /// <summary>Whether goods or technicians have to find the customer.</summary>
    internal bool NeedAddress(IEnumerable<RequestedLine> lines) => lines.Any(line => catalog.Find(line.Sku) is { Kind: not ProductKind.Subscription });

    private RequestedLine Check(QuoteFormLine line, string field, string currency, FieldErrors errors)
    {
        Product? product = line.Sku.Length > 0 ? catalog.Find(line.Sku) : null;
        errors.Require(line.Sku.Length > 0, $"{field}.sku", "Error.ItemMissing");
        errors.Require(line.Sku.Length == 0 || product is not null, $"{field}.sku", "Error.UnknownItem", line.Sku);
        errors.Require(line.Sku.Length + line.Unit.Length > 0, $"{field}.unit", "Error.UnitMissing");
        errors.Require(product is null || line.Unit.Length == 0 || line.Unit == product.Unit, $"{field}.unit", "Error.Unit", product?.Unit ?? "");
        errors.RequireText($"{field}.line", line.Line, LongestName);
        errors.RequireText($"{field}.group", line.Group, LongestHeading);
        return new RequestedLine(product?.Sku ?? line.Sku, Quantity(line, product, field, errors))
        {
            Line = line.Line is { Length: > 0 } name ? name : null,
            Configuration = line.Options.Count > 0 && product is not null ? Configuration(product.Sku, line.Options, field, errors) : null,
            Discount = Discount(line.Discount, $"{field}.discountPercent", errors),
            Price = Price(line.Price, $"{field}.unitPrice", currency, errors),
            Group = line.Group is { Length: > 0 } group ? group : null,
            Optional = line.Optional,
        };
    }

    /// <summary>What a customer wants of a line that he has: 0 leaves it out, and what he does not write stays.</summary>
    internal WishedLine? Wish(RequestedLine line, QuoteChangeLine written, string field, FieldErrors errors)
    {
        decimal? quantity = written.Quantity.Length == 0 ? (line.Optional ? 0 : line.Quantity) : Number(written.Quantity);
        errors.Require(quantity is >= 0 and <= MaximumQuantity, $"{field}.quantity", "Error.Quantity", MaximumQuantity);
        errors.Require(catalog.FindAny(line.Sku)?.Unit != Piece || quantity is null || decimal.IsInteger(quantity.Value), $"{field}.quantity", "Error.WholeQuantity");
        ConfiguredItem? configuration = quantity > 0 && written.Options is { } options ? Configuration(line.Sku, options, field, errors) : null;
        return quantity is null ? null : new WishedLine(line.Line!, quantity.Value, configuration);
    }

    private static decimal Quantity(QuoteFormLine line, Product? product, string field, FieldErrors errors)
    {
        decimal? quantity = Number(line.Quantity);
        errors.Require(quantity is > 0 and <= MaximumQuantity, $"{field}.quantity", "Error.Quantity", MaximumQuantity);
        errors.Require(product?.Unit != Piece || quantity is null || decimal.IsInteger(quantity.Value), $"{field}.quantity", "Error.WholeQuantity");
        return quantity ?? 0;
    }

    private ConfiguredItem? Configuration(string sku, IReadOnlyList<ChosenOption> options, string field, FieldErrors errors)
    {
        if (configurators.Find(sku) is not (ProductModel, Configurator configurator))
        {
            errors.Require(false, $"{field}.options", "Error.NotConfigurable", sku);
            return null;
        }

        ConfigurationCheck check = configurator.Check(options);
        foreach (BrokenRule broken in check.Broken)
        {
            errors.Require(false, $"{field}.options", "Error.BrokenRule", broken.Rule.Id, Sentence(broken.Sentence));
        }

        return check.Item;
    }

    /// <summary>A rate from 0 to 99 percent; nothing written is 0.</summary>
    internal static Percentage Discount(string text, string field, FieldErrors errors)
    {
        decimal? value = text.Length == 0 ? 0 : Number(text);
        errors.Require(value is >= 0 and <= 99, field, "Error.Discount");
        return new Percentage(value ?? 0);
    }

    /// <summary>An amount of 0 or more with no more digits than the currency has; null if nothing is written.</summary>
    internal static Money? Price(string text, string field, string currency, FieldErrors errors)
    {
        if (text.Length == 0 || !Currencies.IsCode(currency))
        {
            return null;
        }

        decimal? amount = Number(text);
        bool right = amount is >= 0 and <= MaximumPrice && Money.Of(amount.Value, currency).Amount == amount;
        errors.Require(right, field, "Error.Price", currency);
        return right ? Money.Of(amount!.Value, currency) : null;
    }

    /// <summary>A decimal point or, as Germans write it, a decimal comma; nothing between thousands.</summary>
    internal static decimal? Number(string text) =>
        text.Length <= 20 && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;

    private static string Sentence(IReadOnlyDictionary<string, string> sentence) =>
        sentence.TryGetValue(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, out string? text) ? text : sentence["en"];
}
