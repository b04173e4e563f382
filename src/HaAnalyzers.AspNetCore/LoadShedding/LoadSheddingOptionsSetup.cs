using HaAnalyzers.Extensions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.AspNetCore;

/// <summary>What the configuration section <c>Ha:LoadShedding</c> overrides, and the judgement of the options as a whole.</summary>
internal sealed class LoadSheddingOptionsSetup(IConfiguration? configuration = null)
    : IPostConfigureOptions<LoadSheddingOptions>, IValidateOptions<LoadSheddingOptions>
{
    public const string Section = "Ha:LoadShedding";

    public void PostConfigure(string? name, LoadSheddingOptions options)
    {
        var problems = new List<string>();
        if (configuration is not null)
        {
            OptionSection.Apply(configuration.GetSection(Section), options, SheddingRange.Setters, problems);
        }

        if (problems.Count > 0)
        {
            throw new OptionsValidationException(Section, typeof(LoadSheddingOptions), problems);
        }
    }

    public ValidateOptionsResult Validate(string? name, LoadSheddingOptions options)
    {
        IReadOnlyList<string> problems = options.Validate();
        return problems.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problems.Select(problem => $"{Section}: {problem}"));
    }
}
