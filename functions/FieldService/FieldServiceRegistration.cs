using LeadToCash.Calendar;
using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.FieldService;

/// <summary>Registers field service.</summary>
internal static class FieldServiceRegistration
{
    /// <summary>Technicians, their schedule, visits.</summary>
    public static void AddFieldService(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<FieldServiceOptions>("FieldService");
        builder.Services.AddOptions<FieldServiceOptions>().Validate<Technicians, PostCodes>((_, _, _) => true); // a wrong file stops the start
        builder.Services.AddSingleton(services => Technicians.Load(DataFile("technicians.json"), services.GetRequiredService<BusinessCalendars>()));
        builder.Services.AddSingleton(_ => PostCodes.Load(DataFile("post-codes-de.csv")));
        builder.Services.AddSingleton<ScheduleBook>();
        builder.Services.AddSingleton<Dispatch>();
        builder.Services.AddSingleton<VisitMails>();
        builder.Services.AddSingleton<ICaseObserver, VisitObserver>();
    }

    private static string DataFile(string name) => Path.Combine(AppContext.BaseDirectory, "FieldService", name);
}
