using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.DependencyInjection;

namespace LeadToCash.Local.Hosting.Binding;

/// <summary>Reads a parameter from the request's body with MVC's body binder.</summary>
internal sealed class FromBodyConverter : IInputConverter
{
    public async ValueTask<ConversionResult> ConvertAsync(ConverterContext context)
    {
        HttpContext? http = context.FunctionContext.GetHttpContext();
        if (http is null)
        {
            return ConversionResult.Failed(new InvalidOperationException("[FromBody] works in HTTP functions only."));
        }

        ModelBindingContext binding = CreateContext(http, context.TargetType);
        IModelBinder binder = http.RequestServices.GetRequiredService<IModelBinderFactory>().CreateBinder(new ModelBinderFactoryContext
        {
            Metadata = binding.ModelMetadata,
            BindingInfo = new BindingInfo { BindingSource = BindingSource.Body, BinderType = binding.ModelMetadata.BinderType },
        });
        await binder.BindModelAsync(binding);
        return binding.Result.IsModelSet || binding.ModelState.IsValid
            ? ConversionResult.Success(binding.Result.Model)
            : ConversionResult.Failed(new InvalidOperationException(Errors(binding.ModelState)));
    }

    private static DefaultModelBindingContext CreateContext(HttpContext http, Type type)
    {
        ModelMetadata metadata = http.RequestServices.GetRequiredService<IModelMetadataProvider>().GetMetadataForType(type);
        return new DefaultModelBindingContext
        {
            ModelMetadata = metadata,
            ModelName = metadata.BinderModelName ?? "",
            BindingSource = BindingSource.Body,
            ModelState = new ModelStateDictionary(),
            ActionContext = new ActionContext { HttpContext = http },
        };
    }

    private static string Errors(ModelStateDictionary state) =>
        string.Join(' ', state.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage));
}
