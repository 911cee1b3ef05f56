using System.Globalization;
using LeadToCash.Customers;
using LeadToCash.Pages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.Documents;

/// <summary>Writes a document in the words and figures of its language: once, for whatever it is rendered to.</summary>
public sealed class SheetWriter(IStringLocalizer<DocumentTexts> texts, IOptions<CompanyOptions> company)
{
    /// <summary>Writes it.</summary>
    /// <exception cref="Cases.BusinessRuleException">Its figures don't add up.</exception>
    public DocumentSheet Write(BusinessDocument document)
    {
        DocumentArithmetic.Check(document);
        CultureInfo culture = Cultures.Of(document.Language);
        return Cultures.In(culture, () => Sheet(document, culture));
    }

    private DocumentSheet Sheet(BusinessDocument document, CultureInfo culture) => new()
    {
        Culture = culture,
        Title = $"{texts[$"Kind.{document.Kind}"]} {document.Number}",
        Date = document.Date,
        Sender = new SenderLines(company.Value, texts).Write(),
        Address = Address(document.Recipient),
        Facts = [.. Facts(document, culture).Where(fact => fact.Text.Length > 0)],
        Opening = [document.Salutation ?? texts["Salutation"], .. document.Opening],
        Table = document.Groups.Count > 0 ? new TableWriter(texts, culture).Write(document) : null,
        Closing = document.Closing,
        Terms = [.. Terms(document, culture)],
        Payment = document.Payment is { } payment ? Payment(payment, culture) : null,
        Signature = document.Signature is { } signature ? Signature(signature) : null,
        ContentHash = document.ContentHash is { } hash ? texts["ContentHash", hash].Value : null,
        PageFormat = texts["Page"],
    };

    /// <summary>As posts read it: the country in the last line, in capitals, when it is another one than ours.</summary>
    private List<string> Address(Party to)
    {
        List<string> lines = [.. new[] { to.Company, to.Name }.OfType<string>()];
        if (to.Address is { } address)
        {
            lines.AddRange([address.Street, $"{address.PostCode} {address.City}"]);
            if (address.Country != company.Value.Country)
            {
                lines.Add(Country(address.Country).ToUpper(CultureInfo.CurrentUICulture));
            }
        }

        return [.. lines.Where(line => !string.IsNullOrWhiteSpace(line))];
    }

    /// <summary>Names of our own: <see cref="RegionInfo.DisplayName"/> keeps the language that it was first asked in. Posts read codes too.</summary>
    private string Country(string code) => texts[$"Country.{code}"] is { ResourceNotFound: false } name ? name : code;

    private IEnumerable<SheetFact> Facts(BusinessDocument document, CultureInfo culture)
    {
        yield return Fact($"Number.{document.Kind}", document.Number);
        yield return Fact("Version", document.Version?.ToString(culture));
        yield return Fact("Date", Day(document.Date, culture));
        yield return Fact("ValidUntil", document.ValidUntil is { } until ? Day(until, culture) : null);
        foreach (DocumentReference reference in document.References)
        {
            yield return Fact($"Fact.{reference.Kind}", reference.Value);
        }

        yield return Fact("Contact", document.Contact?.Name);
        yield return Fact("Phone", document.Contact?.Phone);
        yield return Fact("Email", document.Contact?.Email);
    }

    private IEnumerable<SheetFact> Terms(BusinessDocument document, CultureInfo culture)
    {
        foreach (DocumentTerm term in document.Terms)
        {
            yield return new SheetFact(term.Heading, term.Text);
        }

        if (document is { Kind: DocumentKind.Quote, ValidUntil: { } until })
        {
            yield return new SheetFact(texts["Validity.Heading"], texts["Validity.Text", Day(until, culture)]);
        }
    }

    private SheetPayment Payment(PaymentCode code, CultureInfo culture) => new(
        texts["Payment.Heading"],
        texts["Payment.Hint"],
        [
            .. new[]
            {
                Fact("Payee", code.Payee),
                Fact("Iban", code.Account.ToString()),
                Fact("Payment.Amount", code.Amount.ToString(culture)),
                Fact("Payment.Remittance", code.Remittance),
            }.Where(fact => fact.Text.Length > 0),
        ],
        texts["Payment.Alt", code.Amount.ToString(culture), code.Payee],
        SquareCode.Of(code.Payload));

    private SheetSignature Signature(DocumentSignature signature) => new(
        texts["Closing"],
        [.. new[] { signature.Name, signature.Role }.OfType<string>()],
        signature.CustomerSigns ? texts["Sign.Text"].Value : null,
        texts["Sign.Here"]);

    private SheetFact Fact(string name, string? text) => new(texts[name], text ?? "");

    private string Day(DateOnly date, CultureInfo culture) => date.ToString(texts["DateFormat"], culture);
}
