using LeadToCash.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadToCash.Customers;

/// <summary>What the customers' master data and timeline consist of.</summary>
internal static class CustomersRegistration
{
    public static void AddCustomers(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CustomerTimeline>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<CustomerTimeline>());
        builder.Services.AddSingleton<ICaseObserver, CustomerMaster>();
        builder.Services.AddSingleton<InstalledBase>();
        builder.Services.AddSingleton<ICaseObserver>(services => services.GetRequiredService<InstalledBase>());
        builder.Services.AddSingleton<ICaseObserver, ReportedDevices>();
        builder.Services.AddSingleton<DeviceImport>();
    }
}
