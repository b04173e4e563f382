// library
using Refit;

[assembly: NonCritical(typeof(Vendor.IVendorClient), "Orders are shipped without a label")]
[assembly: NonCritical(typeof(Vendor.IVendorTracking), "Nobody can follow a parcel", Fallback = typeof(Vendor.NoTracking))]

namespace Vendor
{
    public interface IVendorClient
    {
        [Get("/label")]
        Task<byte[]> {|HA1003:LabelAsync|}();
    }

    public interface IVendorTracking
    {
        [Get("/where/{parcel}")]
        Task<string> WhereAsync(string parcel);
    }

    public sealed class NoTracking : IVendorTracking
    {
        public Task<string> WhereAsync(string parcel) => Task.FromResult("on its way");
    }
}
