using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.EInvoicing;

/// <summary>Registers e-invoices; code lists are read when first used.</summary>
internal static class EInvoicingRegistration
{
    public static void AddEInvoicing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => new InvoiceRules(CodeListFiles.Load(Path.Combine(AppContext.BaseDirectory, "EInvoicing", "Codes"))));
        builder.Services.AddSingleton<EInvoiceIssuer>();
    }
}
