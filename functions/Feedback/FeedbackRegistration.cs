using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Feedback;

/// <summary>Registers feedback.</summary>
internal static class FeedbackRegistration
{
    /// <summary>Surveys and what follows from them.</summary>
    public static void AddFeedback(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SurveyMails>();
        builder.Services.AddSingleton<SurveyConsent>();
        builder.Services.AddSingleton<OrderSurveyMails>();
        builder.Services.AddSingleton<OrderFeedbackCounts>();
        builder.Services.AddSingleton<ICaseObserver, OrderSurveyStarter>();
        builder.Services.AddSingleton<ICaseObserver, OrderSurveyObserver>();
        builder.Services.AddSingleton<ICaseObserver, SurveyStarter>();
        builder.Services.AddSingleton<ICaseObserver, SurveyObserver>();
    }
}
