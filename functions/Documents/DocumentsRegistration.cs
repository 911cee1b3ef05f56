using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Documents;

/// <summary>Business documents as PDF and HTML.</summary>
internal static class DocumentsRegistration
{
    public static void AddDocuments(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<CompanyOptions>("Company");
        builder.Services.AddSingleton<SheetWriter>();
        builder.Services.AddSingleton<DocumentRenderer>();
    }
}
