using Microsoft.AspNetCore.Builder;

namespace HaAnalyzers.AspNetCore;

/// <summary>Conventions that go to both health endpoints.</summary>
internal sealed class BothEndpoints(IEndpointConventionBuilder live, IEndpointConventionBuilder ready) : IEndpointConventionBuilder
{
    public void Add(Action<EndpointBuilder> convention)
    {
        live.Add(convention);
        ready.Add(convention);
    }

    public void Finally(Action<EndpointBuilder> finallyConvention)
    {
        live.Finally(finallyConvention);
        ready.Finally(finallyConvention);
    }
}
