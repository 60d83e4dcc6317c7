import { isInNetworks } from '../hosts/networks.ts';
import { wordPattern } from './server-names.ts';

/**
 * Default addresses of container and virtual machine gateways. A server that sees every client under one of these does
 * not record who connects. Listed explicitly rather than "any address that ends in .1": a mail system's own edge may be
 * 10.23.0.1.
 */
const CONTAINER_GATEWAYS: readonly string[] = [
  // Docker: the default bridge and the networks that it creates after it, "Default address pools"
  ...Array.from({ length: 15 }, (_, place) => `172.${17 + place}.0.1`),
  // Podman, netavark's default network
  '10.88.0.1',
  // Kubernetes: flannel in k3s (10.42.0.0/16, each node has 10.42.N.1), flannel and kubeadm (10.244.0.0/16)
  '10.42.0.0/16',
  '10.244.0.0/16',
  // QEMU's and VirtualBox's user network, rootless containers (slirp4netns)
  '10.0.2.2',
  // Docker Desktop
  '192.168.65.1',
  '192.168.65.254',
];

/** Names that systemd's resolver, Docker Desktop and Podman give to such gateways. */
const GATEWAY_NAMES: ReadonlySet<string> = new Set([
  '_gateway',
  'gateway.docker.internal',
  'host.docker.internal',
  'host.containers.internal',
]);

/** Whether a private address, or a name that was looked up for it, is known to be a container's gateway. */
export function isContainerGateway(address: string, name: string | null): boolean {
  return isInNetworks(address, CONTAINER_GATEWAYS) || (name !== null && GATEWAY_NAMES.has(name.toLowerCase()));
}

/**
 * Words in the names of machines that forward connections under their own address: HAProxy, nginx, Envoy and Traefik in
 * front of a mail server, the virtual address of a cluster, tunnels, Docker's bridge, firewalls.
 */
const isBalancerWord = wordPattern(
  'lb slb nlb balancer loadbalancer haproxy proxy nat snat dnat masq vip lvs ipvs f5 bigip netscaler adc metallb istio relayd docker ingress traefik nginx envoy fw firewall fortigate router pfsense opnsense openwrt mikrotik keepalived wireguard wg tunnel stunnel caddy kemp alteon radware tailscale gluetun frp masquerade cni bridge asa',
);

/**
 * Whether a looked-up name is a load balancer's: `lb1.klever.test`, `haproxy-2.klever.test`, `mail-vip.klever.test`,
 * "nginx". Everyone who connects through it appears under its address.
 */
export function isBalancerName(name: string): boolean {
  const [label = ''] = name.toLowerCase().split('.');
  return label.split(/[-_]/).some(isBalancerWord);
}
