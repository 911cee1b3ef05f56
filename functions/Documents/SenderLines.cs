using Microsoft.Extensions.Localization;

namespace LeadToCash.Documents;

/// <summary>Our company as letterhead, return address and footer.</summary>
internal sealed class SenderLines(CompanyOptions company, IStringLocalizer<DocumentTexts> texts)
{
    private string City => $"{company.PostCode} {company.City}";

    public SheetSender Write() => new(
        company.Name,
        Said(company.Street, City, company.Phone, company.Email, company.Website),
        $"{company.Name} · {company.Street} · {City}",
        [
            Said(company.Name, company.Street, City, company.Phone, company.Email),
            Said($"{company.RegisterCourt}, {company.RegisterNumber}", texts["Directors", company.ManagingDirectors], texts["VatId", company.VatId]),
            Said(
                company.BankName,
                $"{texts["Iban"]} {Iban.Parse(company.Iban)}",
                company.Bic.Length > 0 ? $"{texts["Bic"]} {company.Bic}" : ""),
        ]);

    private static string[] Said(params string[] lines) => [.. lines.Where(line => line.Length > 0)];
}
