using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.AspNetCore;

/// <summary>A drain that outlasts the shutdown is cut off by the host, with requests under way.</summary>
internal sealed class HealthEndpointOptionsValidator(IOptions<HostOptions> host) : IValidateOptions<HealthEndpointOptions>
{
    public ValidateOptionsResult Validate(string? name, HealthEndpointOptions options)
    {
        TimeSpan limit = host.Value.ShutdownTimeout;
        bool endless = limit == Timeout.InfiniteTimeSpan;
        return options.DrainDelay >= TimeSpan.Zero && (endless || options.DrainDelay < limit)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{nameof(HealthEndpointOptions)}.{nameof(HealthEndpointOptions.DrainDelay)} is {options.DrainDelay}; allowed is at least 00:00:00"
                + (endless ? "." : $" and less than HostOptions.ShutdownTimeout, which is {limit}: raise that, or drain for less."));
    }
}
