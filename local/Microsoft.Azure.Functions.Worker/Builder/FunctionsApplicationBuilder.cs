using LeadToCash.Local.Hosting;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Collects an app's settings, services and middleware, and builds its host.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly LocalHostSetup _setup;
    private readonly IHostApplicationBuilder _inner;

    internal FunctionsApplicationBuilder(LocalHostSetup setup)
    {
        _setup = setup;
        _inner = setup.Web;
    }

    /// <summary>Values that the app's set-up steps share.</summary>
    public IDictionary<object, object> Properties => _inner.Properties;

    /// <summary>The app's settings.</summary>
    public ConfigurationManager Configuration => _setup.Web.Configuration;

    /// <summary>The app's name, environment and content root.</summary>
    public IHostEnvironment Environment => _inner.Environment;

    /// <summary>The app's logging.</summary>
    public ILoggingBuilder Logging => _inner.Logging;

    /// <summary>The app's metrics.</summary>
    public IMetricsBuilder Metrics => _inner.Metrics;

    /// <summary>The app's services.</summary>
    public IServiceCollection Services => _inner.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>Builds the host. It serves once it is started.</summary>
    public IHost Build() => _setup.Build();

    /// <summary>Replaces the service container.</summary>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        _inner.ConfigureContainer(factory, configure);

    /// <summary>Adds middleware after what was added before.</summary>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _setup.Middleware.Add(middleware);
        return this;
    }
}
