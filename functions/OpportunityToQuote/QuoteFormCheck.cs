using System.Globalization;
using System.Net.Mail;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Checks a request for a quote field by field; each error has the field's path in the JSON form and a sentence for people.</summary>
public sealed class QuoteFormCheck(ProductCatalog catalog, IStringLocalizer<QuoteTexts> texts)
{
    private const int MaximumLines = 100;
    private const decimal MaximumQuantity = 10_000;
    private const string Piece = "C62";

    /// <summary>The request, or what is wrong with it.</summary>
    /// <param name="form">As written.</param>
    /// <param name="source">Who sent it.</param>
    /// <param name="signedIn">Name of the member of staff that sent it; null for anybody else.</param>
    public (QuoteRequest? Request, IReadOnlyDictionary<string, string[]> Errors) Check(QuoteForm form, QuoteSource source, string? signedIn)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        IReadOnlyList<RequestedLine> lines = Lines(form, errors);
        Party customer = Customer(form, NeedsAddress(lines), errors);
        Percentage discount = Discount(form.Discount, errors);
        string requester = Requester(form, source, signedIn);
        Require(errors, "requester", requester == form.Email || IsEmail(requester), "Error.Email");
        Require(errors, "requestId", form.RequestId.Length <= 200, "Error.TooLong", 200);
        return errors.Count > 0
            ? (null, errors)
            : (new QuoteRequest { Source = source, Customer = customer, Requester = requester, Lines = lines, Discount = discount }, errors);
    }

    /// <summary>Only our own people ask for somebody else: whoever is signed in by his address, or whom he names.</summary>
    private static string Requester(QuoteForm form, QuoteSource source, string? signedIn) =>
        source == QuoteSource.Web ? form.Email
        : signedIn is not null && IsEmail(signedIn) ? signedIn
        : form.Requester.Length > 0 ? form.Requester
        : form.Email;

    /// <summary>Checks lines and discount alone, for a new version of a quote.</summary>
    public (IReadOnlyList<RequestedLine> Lines, Percentage Discount, Dictionary<string, string[]> Errors) CheckWish(QuoteForm form)
    {
        Dictionary<string, string[]> errors = new(StringComparer.Ordinal);
        return (Lines(form, errors), Discount(form.Discount, errors), errors);
    }

    private List<RequestedLine> Lines(QuoteForm form, Dictionary<string, string[]> errors)
    {
        Require(errors, "lines", form.Lines.Count > 0, "Error.NoLines");
        Require(errors, "lines", form.Lines.Count <= MaximumLines, "Error.TooManyLines", MaximumLines);
        List<RequestedLine> lines = [];
        foreach ((int index, QuoteFormLine line) in form.Lines.Take(MaximumLines).Index())
        {
            Product? product = catalog.Find(line.Sku);
            decimal? quantity = Number(line.Quantity);
            Require(errors, $"lines[{index}].sku", product is not null, "Error.UnknownItem", line.Sku);
            Require(errors, $"lines[{index}].quantity", quantity is > 0 and <= MaximumQuantity, "Error.Quantity", MaximumQuantity);
            Require(errors, $"lines[{index}].quantity", product?.Unit != Piece || quantity is null || decimal.IsInteger(quantity.Value), "Error.WholeQuantity");
            lines.Add(new RequestedLine(product?.Sku ?? line.Sku, quantity ?? 0));
        }

        return lines;
    }

    private Party Customer(QuoteForm form, bool needsAddress, Dictionary<string, string[]> errors)
    {
        Text(errors, "customer.name", form.Name, required: true, 200);
        Require(errors, "customer.email", IsEmail(form.Email), "Error.Email");
        Text(errors, "customer.company", form.Company, required: false, 200);
        Text(errors, "customer.phone", form.Phone, required: false, 50);
        Require(errors, "customer.language", form.Language is "" or "de" or "en", "Error.Language");
        return new Party(
            form.Name, form.Email, Null(form.Company), Null(form.Phone), form.Language is "" ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName : form.Language,
            Address(form, needsAddress, errors));
    }

    private PostalAddress? Address(QuoteForm form, bool needed, Dictionary<string, string[]> errors)
    {
        bool given = form.Street.Length + form.PostCode.Length + form.City.Length > 0;
        if (!given && !needed)
        {
            return null;
        }

        Text(errors, "customer.address.street", form.Street, required: true, 200);
        Text(errors, "customer.address.postCode", form.PostCode, required: true, 20);
        Text(errors, "customer.address.city", form.City, required: true, 100);
        string country = form.Country.ToUpperInvariant();
        Require(errors, "customer.address.country", country.Length == 2 && country.All(char.IsAsciiLetterUpper), "Error.Country");
        return new PostalAddress(form.Street, form.PostCode, form.City, country);
    }

    /// <summary>Goods and technicians must find the customer.</summary>
    private bool NeedsAddress(IEnumerable<RequestedLine> lines) => lines.Any(line => catalog.Find(line.Sku) is { Kind: not ProductKind.Subscription });

    private Percentage Discount(string text, Dictionary<string, string[]> errors)
    {
        decimal? value = text.Length == 0 ? 0 : Number(text);
        Require(errors, "discountPercent", value is >= 0 and <= 99, "Error.Discount");
        return new Percentage(value ?? 0);
    }

    private void Text(Dictionary<string, string[]> errors, string field, string value, bool required, int maximum)
    {
        Require(errors, field, !required || value.Length > 0, "Error.Required");
        Require(errors, field, value.Length <= maximum, "Error.TooLong", maximum);
        Require(errors, field, !value.Any(char.IsControl), "Error.ControlCharacter");
    }

    private void Require(Dictionary<string, string[]> errors, string field, bool holds, string message, params object[] arguments)
    {
        if (!holds)
        {
            errors[field] = [.. errors.GetValueOrDefault(field) ?? [], texts[message, arguments].Value];
        }
    }

    private static bool IsEmail(string text) =>
        text.Length <= 254 && text.All(c => !char.IsControl(c) && !char.IsWhiteSpace(c))
        && MailAddress.TryCreate(text, out MailAddress? address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>A decimal point or, as Germans write it, a decimal comma; nothing between thousands.</summary>
    private static decimal? Number(string text) =>
        text.Length <= 20 && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;

    private static string? Null(string text) => text.Length > 0 ? text : null;
}
