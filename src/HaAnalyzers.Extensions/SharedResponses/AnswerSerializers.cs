using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Extensions;

/// <summary>Finds the serializer that <see cref="HybridCache"/> itself would use: the one of the type, else that of the factory registered last.</summary>
internal sealed class AnswerSerializers(IServiceProvider provider)
{
    public IHybridCacheSerializer<T>? Find<T>()
    {
        if (provider.GetService<IHybridCacheSerializer<T>>() is { } own)
        {
            return own;
        }

        foreach (IHybridCacheSerializerFactory factory in provider.GetServices<IHybridCacheSerializerFactory>().Reverse())
        {
            if (factory.TryCreateSerializer(out IHybridCacheSerializer<T>? serializer))
            {
                return serializer;
            }
        }

        return null;
    }
}
