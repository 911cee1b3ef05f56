using System.Globalization;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.Mail;
using LeadToCash.Requests;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Checks a request for a quote field by field; each error has the field's path in the JSON form and a sentence for people.</summary>
public sealed class QuoteFormCheck(QuoteLineCheck lineCheck, Catalogues catalogues, IStringLocalizer<QuoteTexts> texts)
{
    private const int MaximumMonths = 120;
    private const int LongestCode = 50;

    /// <summary>The request, or what is wrong with it.</summary>
    /// <param name="form">As written.</param>
    /// <param name="source">Who sent it.</param>
    /// <param name="signedIn">Name of the member of staff that sent it; null for anybody else.</param>
    public (QuoteRequest? Request, IReadOnlyDictionary<string, string[]> Errors) Check(QuoteForm form, QuoteSource source, string? signedIn)
    {
        FieldErrors errors = NoErrors();
        IReadOnlyList<RequestedLine> lines = Lines(form, source, errors);
        Party customer = Customer(form, lineCheck.NeedAddress(lines), errors);
        Percentage discount = QuoteLineCheck.Discount(form.Discount, "discountPercent", errors);
        errors.Require(form.Currency.Length == 0 || Currencies.IsCode(form.Currency), "currency", "Error.Currency");
        errors.RequireText("promotionCode", form.PromotionCode, LongestCode);
        QuoteTerms? terms = source == QuoteSource.Sales ? Terms(form, errors) : null;
        string requester = Requester(form, source, signedIn);
        errors.Require(requester == form.Email || MailAddresses.IsOne(requester), "requester", "Error.Email");
        string? opportunityId = source == QuoteSource.Sales ? Null(form.OpportunityId) : null;
        errors.Require(form.Source is "" or "shop" or "web", "source", "Error.Source");
        errors.Require(form.RequestId.Length <= 200, "requestId", "Error.TooLong", 200);
        return errors.None
            ? (new QuoteRequest
            {
                Source = source,
                Customer = customer,
                Requester = requester,
                Lines = lines,
                Discount = discount,
                Terms = terms,
                Currency = Null(form.Currency),
                PromotionCode = Null(form.PromotionCode),
                OpportunityId = opportunityId,
            }, errors.ToDictionary())
            : (null, errors.ToDictionary());
    }

    /// <summary>Customers choose items, quantities and options; what else a line can say is ours to grant.</summary>
    private IReadOnlyList<RequestedLine> Lines(QuoteForm form, QuoteSource source, FieldErrors errors)
    {
        IReadOnlyList<QuoteFormLine> written = source == QuoteSource.Sales
            ? form.Lines
            : [.. form.Lines.Select(line => line with { Discount = "", Price = "", Group = "", Optional = false })];
        return lineCheck.Check(written, Null(form.Currency) ?? catalogues.Currency, errors);
    }

    /// <summary>Only our own people ask for somebody else: whoever is signed in by his address, or whom he names.</summary>
    private static string Requester(QuoteForm form, QuoteSource source, string? signedIn) =>
        source != QuoteSource.Sales ? form.Email
        : signedIn is not null && MailAddresses.IsOne(signedIn) ? signedIn
        : form.Requester.Length > 0 ? form.Requester
        : form.Email;

    /// <summary>Checks lines, discount and terms alone, for a new version of a quote; the terms are null when none are written.</summary>
    public (IReadOnlyList<RequestedLine> Lines, Percentage Discount, QuoteTerms? Terms, Dictionary<string, string[]> Errors) CheckWish(QuoteForm form)
    {
        FieldErrors errors = NoErrors();
        return (Lines(form, QuoteSource.Sales, errors), QuoteLineCheck.Discount(form.Discount, "discountPercent", errors), Terms(form, errors), errors.ToDictionary());
    }

    private static QuoteTerms? Terms(QuoteForm form, FieldErrors errors)
    {
        int? paymentDays = Whole(form.PaymentDays, 0, 365, "paymentDays", "Error.PaymentDays", errors);
        int? months = Whole(form.ContractMonths, 1, MaximumMonths, "contract.months", "Error.Months", errors);
        ContractExtension? extension = form.ContractId.Length + form.ContractEnd.Length + form.ExtensionMonths.Length > 0 ? Extension(form, errors) : null;
        DepositTerms? deposit = form.DepositPercent.Length + form.DepositDays.Length > 0 ? Deposit(form, errors) : null;
        return paymentDays is null && months is null && extension is null && deposit is null ? null : new QuoteTerms(paymentDays, months, extension, Deposit: deposit);
    }

    private static DepositTerms Deposit(QuoteForm form, FieldErrors errors)
    {
        decimal? percent = QuoteLineCheck.Number(form.DepositPercent);
        errors.Require(percent is >= 1 and <= 100 && decimal.Round(percent.Value, 2) == percent, "deposit.percent", "Error.Deposit");
        return new DepositTerms(new Percentage(percent ?? 0), Whole(form.DepositDays, 0, 365, "deposit.days", "Error.PaymentDays", errors));
    }

    private static ContractExtension Extension(QuoteForm form, FieldErrors errors)
    {
        errors.RequireText("contract.id", form.ContractId, 50, required: true);
        bool isDate = DateOnly.TryParseExact(form.ContractEnd, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly end);
        errors.Require(isDate, "contract.endsOn", "Error.ContractEnd");
        errors.Require(form.ExtensionMonths.Length > 0, "contract.extensionMonths", "Error.Months");
        return new ContractExtension(form.ContractId, end, Whole(form.ExtensionMonths, 1, MaximumMonths, "contract.extensionMonths", "Error.Months", errors) ?? 0);
    }

    private static int? Whole(string text, int least, int most, string field, string error, FieldErrors errors)
    {
        if (text.Length == 0)
        {
            return null;
        }

        bool isWhole = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most;
        errors.Require(isWhole, field, error);
        return number;
    }

    private FieldErrors NoErrors() => new((name, values) => texts[name, values]);

    private static Party Customer(QuoteForm form, bool needsAddress, FieldErrors errors)
    {
        errors.RequireText("customer.name", form.Name, 200, required: true);
        errors.Require(MailAddresses.IsOne(form.Email), "customer.email", "Error.Email");
        errors.RequireText("customer.company", form.Company, 200);
        errors.RequireText("customer.phone", form.Phone, 50);
        errors.RequireText("customer.vatId", form.VatId, 20);
        errors.Require(form.Language is "" or "de" or "en", "customer.language", "Error.Language");
        return new Party(
            form.Name, form.Email, Null(form.Company), Null(form.Phone), form.Language is "" ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName : form.Language,
            Address(form, needsAddress, errors), Null(form.VatId.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()));
    }

    private static PostalAddress? Address(QuoteForm form, bool needed, FieldErrors errors)
    {
        bool given = form.Street.Length + form.PostCode.Length + form.City.Length > 0;
        if (!given && !needed)
        {
            return null;
        }

        errors.RequireText("customer.address.street", form.Street, 200, required: true);
        errors.RequireText("customer.address.postCode", form.PostCode, 20, required: true);
        errors.RequireText("customer.address.city", form.City, 100, required: true);
        string country = form.Country.ToUpperInvariant();
        errors.Require(country.Length == 2 && country.All(char.IsAsciiLetterUpper), "customer.address.country", "Error.Country");
        return new PostalAddress(form.Street, form.PostCode, form.City, country);
    }

    private static string? Null(string text) => text.Length > 0 ? text : null;
}
