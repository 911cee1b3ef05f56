using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>The rep's editor of quotes.</summary>
internal static class EditorRegistration
{
    public static void AddQuoteEditor(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DraftCheck>();
        builder.Services.AddSingleton<DraftAvailability>();
        builder.Services.AddSingleton<QuotePreviews>();
        builder.Services.AddSingleton<QuoteDraftStore>();
        builder.Services.AddSingleton<QuoteReplies>();
        builder.Services.AddSingleton<AgreedNets>();
        builder.Services.AddSingleton<EditorPages>();
        builder.Services.AddSingleton<EditorDesk>();
    }
}
